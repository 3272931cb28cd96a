"""Heads of tables of people, as other programs write them, German and English: what a column of that head holds.

The words are those of Google Contacts (both its layouts), Outlook, Thunderbird, and what the customer lists of programs
for trades and salons are documented with: DATAflor, Lexware, Salonized, Shore, Fresha, SalonWare and others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from consentregister.domain.column_use import ColumnUse
from consentregister.domain.search_key import typed_key

# The first that fits counts. Compared with a head's letters and figures run together; * is anything, # are figures.
_HEADS: Final[tuple[tuple[ColumnUse, str], ...]] = (
    # What speaks of consent, in whatever words: never read, only told.
    (
        ColumnUse.CONSENT,
        """*einwillig* *einverstaend* *zustimm* *zugestimmt* *consent* *optin* *optout* *dsgvo* *gdpr*
        *datenschutz* *newsletter* *rundschreiben* *erlaub* *permission* *werbung* *werbe* *marketing*
        *sperre* *donot* *subscri* *darfkontakt* *kontaktok whatsappok whatsappja whatsappjanein smsok
        smsversand mailok emailok emailversand anrufok *erinnerung* *reminder* *benachrichtigung*""",
    ),
    # Numbers and names of others or of machines, and what only looks like an address.
    (
        ColumnUse.IGNORE,
        """*fax* *phonetic* *yomi* *assist* *manager* *chef* *hoerbehind* *ttytdd* *telex* *isdn* *pager*
        *rueckmeldung* partnervorname partnername partnernachname *ehepartner* *ehefrau* *ehemann* *ehegatt*
        kindvorname kindname kindername *vorgesetzt* landnr laendernr *callback* *funkruf* *radiophone*
        *angezeigtername* emaildisplayname email#displayname *webadresse* *webmail*""",
    ),
    (
        ColumnUse.EMAIL_LABEL,
        """email#type email#label email#typ email#art email#notiz emailadresse#typ mail#typ mail#art mail#notiz""",
    ),
    (
        ColumnUse.PHONE_LABEL,
        """phone#type phone#label telefon#typ telefon#art telefon#notiz telefon#bezeichnung tel#typ tel#art
        tel#notiz rufnummer#typ rufnummer#art nummer#typ nummer#art""",
    ),
    (ColumnUse.STREET, "mailingstreet mailingaddress strasse*hausn* str*hausn* strassehnr strassenr *strasseundnummer"),
    (ColumnUse.POSTCODE, "mailingzip* mailingpostal*"),
    (ColumnUse.CITY, "mailingcity"),
    (ColumnUse.EMAIL, "*mail*"),
    (ColumnUse.THREEMA, "*threema*"),
    (ColumnUse.TELEGRAM, "*telegram*"),
    (ColumnUse.INSTAGRAM, "*instagram* insta"),
    (ColumnUse.MOBILE, "*handy* *mobil* *cellphone* *cellular* *natel* *whatsapp* *signal* cell sms sms#nummer smsnr"),
    (
        ColumnUse.PHONE,
        """*telefon* *phone* *rufnummer* *festnetz* *durchwahl* kontaktnummer tel# telnr# telno telnummer
        haupttel privattel tel#privat tel#p tel#dienstlich tel#d tel#geschaeftlich tel#gesch tel#g
        tel#abends tel#tagsueber tel#tags""",
    ),
    (ColumnUse.BIRTH_YEAR, "*geburtsjahr *birthyear"),
    (ColumnUse.BIRTH_MONTH, "*geburtsmonat *birthmonth"),
    (
        ColumnUse.BIRTH_DATE,
        """*geburtsdatum* *geburtstag *geburtsdat *gebdatum *gebdat *gebtag *gebam *birthday *birthdate
        *dateofbirth geboren geborenam dob geb""",
    ),
    (ColumnUse.NAME, "*vorundnachname *vornachname *vornamenachname *vornamename *namevorname *vorundzuname"),
    (
        ColumnUse.FIRST_NAME,
        """*vorname *vornamen vname rufname *firstname *givenname *additionalname *middlename forename""",
    ),
    (ColumnUse.LAST_NAME, "*nachname *familienname *zuname nname *lastname *familyname *surname"),
    (
        ColumnUse.FIRM,
        """firma firma1 firmenname firmenname1 firmenbezeichnung company companyname organization
        organizationname organization1name organisation organisationsname unternehmen unternehmensname
        betrieb betriebsname""",
    ),
    (
        ColumnUse.CONTACT,
        """ap apname ansprechpartner ansprechpartner1 ansprechpartnerin ansprechpartnername ansprechperson
        kontaktperson contactperson zuhaenden zhd""",
    ),
    (ColumnUse.TITLE, "titel title prefix nameprefix namenstitel akadtitel akademischertitel"),
    (
        ColumnUse.NAME,
        """name name1 name2 name3 vollername vollstaendigername ganzername fullname displayname anzeigename
        kunde kunden kundin kundenname kundenname1 kundename gast gastname patient patientin mitglied person
        personname auftraggeber client clientname customer customername guest guestname kontakt kontaktname
        contact contactname""",
    ),
    (ColumnUse.HOUSE_NUMBER, "*hausnummer *hausnr *housenumber *houseno *streetnumber *strassennummer hnr"),
    (ColumnUse.CITY, "plzort plzwohnort plzstadt plzundort postleitzahlort postleitzahlundort zipcity postcodecity"),
    (ColumnUse.POSTCODE, "*plz* *postleitzahl* *postalcode* *postcode* *zipcode* *zip zip#"),
)
# Compared with each word of a head: "Ort" is a town, "Passwort" is none.
_WORDS: Final[tuple[tuple[ColumnUse, str], ...]] = (
    (ColumnUse.CITY, "ort wohnort stadt city town locality"),
    (ColumnUse.COUNTRY, "land country laenderkennzeichen lkz staat"),
    (ColumnUse.STREET, "street *strasse str *anschrift adresse address rechnungsadresse wohnadresse privatadresse"),
)
# Heads everybody knows that hold nothing we keep; any other is asked about.
_KEPT_OUT: Final = """*notiz* note notes address#type address#label adresse#typ adresse#art *seit *kilometer *server
        region* *bemerkung* *kommentar* *comment* memo *anrede* *salutation* *geschlecht* *gender* *web*
        *internet* *homepage* *url* *kategorie* *categor* *group* *gruppe* labels tags *photo* *foto* *bild*
        *umsatz* *revenue* *iban* bic *konto* *bank* *steuer* *ustid* *vatid* *rabatt* *zahlung* *abteilung*
        *department* position jobtitle organizationtitle organization#title organization#type *beruf*
        occupation profession *hobb* *sprache* *language* *priori* *vertraulich* *sensitivity* *spitzname*
        *nickname* *initial* maidenname shortname fileas speichernunter *suffix* benutzer# user# custom*
        benutzerdef* relation* event* calendar* kalender* imaddress* *skype* *jabber* icq* aim* googletalk
        *bundesland* *region *region# *state *kanton* *postfach* *pobox* *extendedaddress *formatted
        *location mileage directoryserver keywords *stichw* subject *billing* *abrechnung* account
        *jahrestag* *anniversary* *partner *spouse *kinder *children referred* *empfohlen* *treue* *punkte*
        *guthaben* *letzter* *erster* *besuch* *termin* *stamm* *angelegt* *erstellt* *created* *geaendert*
        *updated* *modified* *kundeseit* alter isprimary privat private typ type status *aktiv*
        *sternzeichen* *gesellschaftsform* *zusatz* *quelle* *source* *herkunft* *farbe* *nr *nummer *number
        *id *code *index buero office* organizationdepartment organization#department *regierungs*
        *government* *organizationalid* suchname"""


def _shape(words: str) -> re.Pattern[str]:
    return re.compile("|".join(word.replace("*", ".*").replace("#", r"\d*") for word in words.split()))


_SHAPES: Final = [(_shape(words), use) for use, words in _HEADS]
_WORD_SHAPES: Final = [(_shape(words), use) for use, words in _WORDS]
_KNOWN: Final = _shape(_KEPT_OUT)


@dataclass(frozen=True, slots=True)
class KnownHead:
    """What a head tells.

    Attributes:
        use: what the column holds.
        is_known: whether the head is one that is known, be it to be passed over.
        group: which of several addresses a part belongs to ("privat", "geschaeftlich", "1", "").
    """

    use: ColumnUse
    is_known: bool
    group: str = ""


@lru_cache(maxsize=2_000)
def known_head(head: str) -> KnownHead:
    """What a column of this head holds."""
    words = words_of(head)
    run = "".join(words)
    for shape, use in _SHAPES:
        if shape.fullmatch(run):
            return KnownHead(use, is_known=True, group=_group(words))
    for shape, use in _WORD_SHAPES:
        if any(map(shape.fullmatch, words)) and (use is not ColumnUse.STREET or _SPOILT.isdisjoint(words)):
            return KnownHead(use, is_known=True, group=_group(words))
    return KnownHead(ColumnUse.IGNORE, is_known=not run or _KNOWN.fullmatch(run) is not None)


def words_of(head: str) -> list[str]:
    """The words of a head, plain: "Straße (privat 2)" and "strasse_privat2" give strasse, privat, 2."""
    return re.findall(r"[a-z]+|\d+", typed_key(parted(head)))


def parted(head: str) -> str:
    """A head as single words, where a program ran them together: "personMobile" gives "person Mobile"."""
    return re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", " ", head[:80])


# "Address 1 - Extended Address", "Address 1 - PO Box": no street.
_SPOILT: Final = frozenset(("extended", "formatted", "box", "type", "label", "bundesland", "region", "ip", "im"))
_PARTS: Final = re.compile(
    "strasse|street|str|anschrift|adresse|addresse?|plz|postleitzahl|postal|code|postcode|zip|ort|wohnort|stadt|city|town"
    "|land|country|region|hausnummer|hausnr|hnr|house|number|haus|nr|nummer|und|and|locality|des|der|kunden|line"
)
_SAME: Final = {"weiterer": "weitere", "weiteres": "weitere", "home": "privat", "business": "geschaeftlich"}


def _group(words: list[str]) -> str:
    """What is left of a head without the words of its field."""
    left = [_SAME.get(word, word) for word in words if not _PARTS.fullmatch(word)]
    return " ".join(word for word in left if word not in ("e", "r", "s"))
