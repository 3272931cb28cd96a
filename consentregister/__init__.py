"""The register: who may be written to, on which channel, about what, and how that is proved.

The way of data: a person is recorded (`people`), a form printed (`forms`), what comes back filed (`scans`),
"May I?" answered (`checks`), and everything that happened stands in the log (`log`).
One way in: `consentregister.register.Register`.
"""
