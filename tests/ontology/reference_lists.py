"""What the reference files are held against: lists that are written down a second time on purpose."""

import re

UN_MEMBERS = frozenset(
    re.findall(
        r"[A-Z]{2}",
        """
        DZ AO BJ BW BF BI CV CM CF TD KM CG CI CD DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR
        MU MA MZ NA NE NG RW ST SN SC SL SO ZA SS SD TG TN UG TZ ZM ZW AF BH BD BT BN KH CN CY KP IN ID IR
        IQ JP JO KZ KW KG LA LB MY MV MN MM NP OM PK PH QA KR SA SG LK SY TJ TH TL TR TM AE UZ VN YE AL AD
        AM AT AZ BY BE BA BG HR CZ DK EE FI FR GE DE GR HU IS IE IL IT LV LI LT LU MT MC ME NL MK NO PL PT
        MD RO RU SM RS SK SI ES SE CH UA GB AG AR BS BB BZ BO BR CL CO CR CU DM DO EC SV GD GT GY HT HN JM
        MX NI PA PY PE KN LC VC SR TT UY VE AU CA FJ KI MH FM NR NZ PW PG WS SB TO TV US VU
        """,
    )
)
"""ISO 3166-1 codes of the members of the United Nations: Africa, Asia, Europe, America, the Pacific."""

BEYOND_UN = frozenset({"VA", "PS", "TW", "HK", "MO", "XK", "CK", "NU", "EU"})
"""What else is named as a country or as a party."""

PROVINCES = frozenset(
    f"place/{slug}"
    for slug in re.findall(
        r"[a-z-]+",
        """
        ha-noi ho-chi-minh-city hai-phong da-nang can-tho hue lai-chau dien-bien son-la lang-son quang-ninh
        thanh-hoa nghe-an ha-tinh cao-bang tuyen-quang lao-cai thai-nguyen phu-tho bac-ninh hung-yen
        ninh-binh quang-tri quang-ngai gia-lai khanh-hoa lam-dong dak-lak dong-nai tay-ninh vinh-long
        dong-thap ca-mau an-giang
        """,
    )
)
"""The provincial units of Viet Nam since 2025-07-01."""

VERIFIED_WIKIDATA = frozenset(
    re.findall(
        r"Q\d+",
        """
        Q177773 Q7825 Q7768 Q170481 Q458 Q41550 Q1459541 Q958590 Q1197264 Q131257 Q881 Q30 Q17 Q884 Q334
        Q142 Q16 Q148 Q819 Q869 Q39 Q574
        """,
    )
)
"""The Wikidata ids that an independent data set confirmed; add one only with such a source."""
