"""Tables of people as other programs export them, with invented people."""

from __future__ import annotations

# Google Contacts until 2023, and since; the first address is the private one, ":::" stands between several values.
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Birthday,Notes,Group Membership,E-mail 1 - Type,"
    "E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,"
    "Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,"
    "Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Organization 1 - Type,"
    "Organization 1 - Name,Website 1 - Type,Website 1 - Value\r\n"
    "Sabine Müller,Sabine,,Müller,,1980-02-29,Färbt selbst,* myContacts,* Home,sabine@example.org ::: sm@example.com,,,"
    'Mobile,+49 171 3920033,Work Fax,030 23125 199,Home,"Musterweg 1\n04103 Leipzig",Musterweg 1,Leipzig,,,04103,DE,,,'
    ",,\r\n"
    ",,,,,,,* myContacts,,,,,Main,030 23125 101,,,,,,,,,,,,,Beispiel GmbH,,\r\n"
)
GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
    "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,"
    "Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,"
    "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,"
    "Address 1 - Country\n"
    'Anna,Maria,Beispiel,,,,Dr.,,,,Beispiel AG,,,,"Zeile 1\nZeile 2",https://example.org/a.jpg,* myContacts,* Home,'
    "anna@example.org,Praxis,030 23125 102,* Mobile,0171 39200 15 ::: 0171 39200 16,,,,,,\n"
    "Bert,,Schulz,,,,,,,,,,,,,,* friends,,* Other,Mobile,0171 39200 17,,,,,,,,\n"
)
OUTLOOK_GERMAN = (
    '"Anrede","Vorname","Weitere Vornamen","Nachname","Suffix","Firma","Abteilung","Position","Straße geschäftlich",'
    '"Ort geschäftlich","Postleitzahl geschäftlich","Land/Region geschäftlich","Straße privat","Straße privat 2",'
    '"Ort privat","Bundesland/Kanton privat","Postleitzahl privat","Land/Region privat","Telefon Assistent",'
    '"Fax geschäftlich","Telefon geschäftlich","Telefon (privat)","Mobiltelefon","E-Mail-Adresse","E-Mail-Typ",'
    '"E-Mail: Angezeigter Name","E-Mail 2: Adresse","Geburtstag","Notizen","Privat"\r\n'
    '"Frau","Sabine","","Müller","","Beispiel GmbH","","","Werkstr. 9","Berlin","10115","Deutschland","Musterweg 1",'
    '"Hinterhaus","Leipzig","Sachsen","04103","Deutschland","030 23125 100","030 23125 199","030 23125 101",'
    '"030 23125 102","0171 39200 33","sabine@example.org","SMTP","Müller, Sabine",'
    '"sm@example.com","29.2.1980","Kommt\r\nimmer montags","Falsch"\r\n'
)
OUTLOOK_ENGLISH = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Business Street,Business City,Business Postal Code,"
    "Business Country/Region,Home Street,Home City,Home Postal Code,Home Country/Region,Assistant's Phone,Business Fax,"
    "Business Phone,Home Phone,Mobile Phone,E-mail Address,E-mail Type,E-mail Display Name,Birthday,Manager's Name\r\n"
    "Mrs.,Sabine,,Müller,,Beispiel Ltd,Works Road 9,Wien,1010,Austria,,,,,030 23125 100,030 23125 199,030 23125 101,,"
    "0171 39200 33,sabine@example.org,SMTP,Sabine,2/29/1980,Karl Schulz\r\n"
)
THUNDERBIRD = (
    "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,Messenger-Name,"
    "Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,Privat: Adresse,Privat: Adresse 2,"
    "Privat: Stadt,Privat: Bundesland,Privat: PLZ,Privat: Land,Dienstlich: Adresse,Dienstlich: Stadt,Geburtsjahr,"
    "Geburtsmonat,Geburtstag,Notizen\n"
    "Sabine,Müller,Sabine M.,Bine,sabine@example.org,,,030 23125 101,,030 23125 199,,0171 39200 33,Musterweg 1,,"
    "Leipzig,,04103,,,,1980,2,29,\n"
)
# A till of a salon, as Excel saves it: Windows' letters, semicolons, and a column that speaks of consent.
SALON = (
    "sep=;\r\n"
    "Kd.-Nr.;Anrede;Titel;Nachname;Vorname;Straße;PLZ;Ort;Telefon privat;Telefon dienstlich;Handy;E-Mail;Geb.-Datum;"
    "Stammstylist;WhatsApp erlaubt;Newsletter;Kundin seit\r\n"
    '1001;Frau;;Müller;Sabine;Musterweg 1;04103;Leipzig;="030 23125 101";\'030 23125 102;1713920033;sabine@example.org;'
    "29.02.1980;Karl;ja;ja;2019\r\n"
    "1002;Herr;Dr.;Groß;Karl;;;;;;4,91714E+11;;;;nein;;\r\n"
)
# Programs of the trades: the name in one or two columns, the house number in its own.
TRADE = (
    "Kundennummer;Name 1;Name 2;Ansprechpartner;Straße;Hausnummer;Land;PLZ;Ort;Tel.;Telefon 2;Telefon 2 Notiz;Mobil;"
    "Telefax;E-Mail;DSGVO\r\n"
    "10001;Beispiel GmbH;Haustechnik;;Werkstr.;9;D;10115;Berlin;030 23125 101;;;;030 23125 199;info@example.com;ja\r\n"
    "10002;Müller;;Sabine Müller;Musterweg;1 a;A;1010;Wien;;030 23125 102;Baustelle;0171 39200 33;;;\r\n"
)
SHORE = (
    "first_name,last_name,gender,email,mobile,birthday,address_street,address_postal_code,address_city,notes,tags,"
    "newsletter_status\n"
    "Sabine,Müller,female,sabine@example.org,0171 39200 33,29.02.1980,Musterweg 1,04103,Leipzig,,VIP,true\n"
)
