"""What Windows' ShellExecuteExW is given to open a link with one program and no other."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

_CLASS_NAME = 0x00000001  # SEE_MASK_CLASSNAME: open it as lpClass says
_NO_BOX = 0x00000400  # SEE_MASK_FLAG_NO_UI: no message of Windows' own when it fails
_SHOWN = 1  # SW_SHOWNORMAL


class ShellExecuteInfo(ctypes.Structure):
    """SHELLEXECUTEINFOW, field by field."""

    _fields_ = (
        ("cbSize", wintypes.DWORD),
        ("fMask", wintypes.ULONG),
        ("hwnd", wintypes.HWND),
        ("lpVerb", wintypes.LPCWSTR),
        ("lpFile", wintypes.LPCWSTR),
        ("lpParameters", wintypes.LPCWSTR),
        ("lpDirectory", wintypes.LPCWSTR),
        ("nShow", ctypes.c_int),
        ("hInstApp", wintypes.HINSTANCE),
        ("lpIDList", ctypes.c_void_p),
        ("lpClass", wintypes.LPCWSTR),
        ("hkeyClass", wintypes.HKEY),
        ("dwHotKey", wintypes.DWORD),
        ("hIcon", wintypes.HANDLE),
        ("hProcess", wintypes.HANDLE),
    )


def opening(handler: str, link: str) -> ShellExecuteInfo:
    """Open this link with the program of this ProgId."""
    return ShellExecuteInfo(
        cbSize=ctypes.sizeof(ShellExecuteInfo),
        fMask=_CLASS_NAME | _NO_BOX,
        lpVerb="open",
        lpFile=link,
        lpClass=handler,
        nShow=_SHOWN,
    )
