"""Address books as programs write them, of invented people; each says who is in it and how that has to be read."""

from __future__ import annotations

from dataclasses import dataclass

from consentregister.domain.imported import ImportedContact, Labelled

PHOTO = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8U"


@dataclass(frozen=True, slots=True)
class Sample:
    """A file, and the contacts in it."""

    content: bytes
    contacts: tuple[ImportedContact, ...]


def crlf(text: str, coding: str = "utf-8") -> bytes:
    """A file with the ends of lines that the standards ask for."""
    return text.strip("\n").replace("\n", "\r\n").encode(coding) + "\r\n".encode(coding)


IPHONE = Sample(
    crlf(f"""
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iPhone OS 18.1//EN
N:Müller;Sabine;;;
FN:Sabine Müller
TEL;type=HOME;type=VOICE:030 23125 101
item1.TEL;type=pref:+49 171 3920033
item1.X-ABLabel:Praxis
item2.TEL:+49 171 3920034
item2.X-ABLabel:_$!<Mobile>!$_
item3.EMAIL;type=INTERNET:sabine@example.org
item3.X-ABLabel:Verein\\, neu
item4.ADR;type=HOME;type=pref:;;Hauptstr. 1\\nHinterhaus;Berlin;;10115;Deutschland
item4.X-ABADR:de
IMPP;X-SERVICE-TYPE=Threema:x-apple:ABCD1234
X-SOCIALPROFILE;type=instagram;x-user=sabine.m:https://instagram.com/sabine.m
BDAY:1980-02-01
PHOTO;ENCODING=b;TYPE=JPEG:{PHOTO}
 {PHOTO}
 {PHOTO}==
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iPhone OS 18.1//EN
N:;;;;
FN:Bau Groß KG
ORG:Bau Groß KG;
item1.TEL;type=WORK;type=FAX:030 23125 102
BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-02
X-ABShowAs:COMPANY
END:VCARD
"""),
    (
        ImportedContact(
            row=1,
            name="Sabine Müller",
            phones=(
                Labelled("+49 171 3920033", "Praxis"),
                Labelled("030 23125 101", "HOME"),
                Labelled("+49 171 3920034", "Mobile"),
            ),
            emails=(Labelled("sabine@example.org", "Verein, neu"),),
            on=(("threema", "ABCD1234"), ("instagram", "sabine.m")),
            street="Hauptstr. 1, Hinterhaus",
            postcode="10115",
            city="Berlin",
            birth_date="1980-02-01",
        ),
        ImportedContact(row=2, name="Bau Groß KG", phones=(Labelled("030 23125 102", "WORK FAX"),)),
    ),
)

ANDROID = Sample(
    crlf(f"""
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96zdemir;=C4=B0pek;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C4=B0pek=20=C3=96zdemir=20mit=20einem=20=
=C3=BCberlangen=20Namen
TEL;CELL;PREF:+491713920035
TEL;HOME:03023125103
NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:mag=20Kaffee=0A=
TEL;CELL:0171 39200 99
PHOTO;ENCODING=BASE64;JPEG:{PHOTO}
 {PHOTO}
 {PHOTO}==

END:VCARD
"""),
    (
        ImportedContact(
            row=1,
            name="İpek Özdemir mit einem überlangen Namen",
            phones=(Labelled("+491713920035", "CELL"), Labelled("03023125103", "HOME")),
        ),
    ),
)

OUTLOOK = Sample(
    crlf(
        f"""
BEGIN:VCARD
VERSION:2.1
N;LANGUAGE=de;CHARSET=Windows-1252:Groß;Jürgen;;Dr.;
FN;CHARSET=Windows-1252:Dr. Jürgen Groß
ORG:Elektro Groß, Inh. J. Groß;Büro
TEL;WORK;VOICE:+49 (30) 23125-104
TEL;CELL;VOICE:0171/3920036
ADR;WORK;PREF;CHARSET=Windows-1252:Postfach 12;2. OG;Lindenstraße 5;Köln;NRW;50667;Deutschland
LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Lindenstra=DFe 5=0D=0A=
50667 K=F6ln
EMAIL;PREF;INTERNET:J.Gross@example.com
BDAY:19751231
PHOTO;TYPE=JPEG;ENCODING=BASE64:
 {PHOTO}
 {PHOTO}==

X-MS-OL-DEFAULT-POSTAL-ADDRESS:2
REV:20261101T101500Z
END:VCARD
""",
        "cp1252",
    ),
    (
        ImportedContact(
            row=1,
            name="Dr. Jürgen Groß",
            phones=(Labelled("+49 (30) 23125-104", "WORK"), Labelled("0171/3920036", "CELL")),
            emails=(Labelled("J.Gross@example.com", ""),),
            street="Lindenstraße 5, 2. OG, Postfach 12",
            postcode="50667",
            city="Köln",
            birth_date="1975-12-31",
        ),
    ),
)

GOOGLE = Sample(
    crlf("""
BEGIN:VCARD
VERSION:3.0
FN:Łukasz Beispiel
N:Beispiel;Łukasz;;;
item1.TEL:+43 1 2345678
item1.X-ABLabel:Werkstatt
TEL;TYPE=CELL:0171 39200 37
EMAIL;TYPE=INTERNET;TYPE=HOME:lukasz@example.org
ADR;TYPE=HOME:;;Ring 3;Wien;;1010;Österreich;Ring 3\\n1010 Wien\\nÖsterreich
NOTE:Ein langer Text\\, der über mehrere Zeilen geht\\, weil er länger ist als eine
  Zeile sein darf
CATEGORIES:myContacts,starred
PHOTO:https://lh3.example.com/contacts/abc
END:VCARD
"""),
    (
        ImportedContact(
            row=1,
            name="Łukasz Beispiel",
            phones=(Labelled("+43 1 2345678", "Werkstatt"), Labelled("0171 39200 37", "CELL")),
            emails=(Labelled("lukasz@example.org", "HOME"),),
            street="Ring 3",
            postcode="1010",
            city="Wien, Österreich",
        ),
    ),
)

NEXTCLOUD = Sample(
    crlf("""
BEGIN:VCARD
VERSION:4.0
PRODID:-//Nextcloud Contacts v6.1.0
UID:6b1c0d3a-8a3f-4c42-9c55-8e1f7f3a2b10
FN:Chloé Nowak
N:Nowak;Chloé;Marie;;
TEL;TYPE="home,voice";PREF=2;VALUE=uri:tel:+49-30-23125105;ext=12
TEL;TYPE=cell;PREF=1;VALUE=uri:tel:+49-171-3920038
EMAIL;TYPE=work:chloe.nowak.mit.einer.sehr.langen.adresse.die.gefaltet.we
 rden.muss@example.org
ADR;TYPE=home;LABEL="Allee 4\\n01067 Dresden":;;Allee 4;Dresden;;01067;Germany
IMPP;PREF=1:xmpp:chloe@example.org
IMPP:matrix:u/chloe:example.org
X-TELEGRAM:@chloe_n
IMPP;X-SERVICE-TYPE=Signal:https://signal.me/#eu/abcdefghijklmnop0123
BDAY;VALUE=date:19900517
REV;VALUE=date-and-or-time:20261101T101500Z
END:VCARD
"""),
    (
        ImportedContact(
            row=1,
            name="Chloé Nowak",
            phones=(Labelled("+49-171-3920038", "CELL"), Labelled("+49-30-23125105", "HOME")),
            emails=(
                Labelled("chloe.nowak.mit.einer.sehr.langen.adresse.die.gefaltet.werden.muss@example.org", "WORK"),
            ),
            on=(
                ("matrix_element", "@chloe:example.org"),
                ("telegram", "@chloe_n"),
                ("signal", "https://signal.me/#eu/abcdefghijklmnop0123"),
            ),
            street="Allee 4",
            postcode="01067",
            city="Dresden",
            birth_date="1990-05-17",
        ),
    ),
)

SAMPLES = {"iPhone": IPHONE, "Android": ANDROID, "Outlook": OUTLOOK, "Google": GOOGLE, "Nextcloud": NEXTCLOUD}
