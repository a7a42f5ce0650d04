CREATE TABLE facts (
    title TEXT
);
-- Every record has its id here: what may name records of several lists refers to this table.
CREATE TABLE records (
    id TEXT PRIMARY KEY,
    list TEXT NOT NULL,
    name TEXT NOT NULL
);
CREATE TABLE sources (
    id TEXT PRIMARY KEY REFERENCES records (id),
    kind TEXT,
    title TEXT,
    author TEXT,
    publisher TEXT,
    year TEXT,
    language TEXT,
    url TEXT,
    note TEXT
);
CREATE TABLE derivations (
    source TEXT NOT NULL REFERENCES sources (id),
    nth INTEGER NOT NULL,
    original TEXT NOT NULL REFERENCES sources (id),
    PRIMARY KEY (source, nth)
);
CREATE TABLE people (
    id TEXT PRIMARY KEY REFERENCES records (id),
    name TEXT NOT NULL,
    summary TEXT,
    note TEXT
);
CREATE TABLE groups (
    id TEXT PRIMARY KEY REFERENCES records (id),
    name TEXT NOT NULL,
    kind TEXT,
    summary TEXT,
    note TEXT
);
CREATE TABLE places (
    id TEXT PRIMARY KEY REFERENCES records (id),
    name TEXT NOT NULL,
    inside TEXT REFERENCES records (id),
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    summary TEXT,
    note TEXT
);
CREATE TABLE objects (
    id TEXT PRIMARY KEY REFERENCES records (id),
    name TEXT NOT NULL,
    kind TEXT,
    summary TEXT,
    note TEXT
);
CREATE TABLE events (
    id TEXT PRIMARY KEY REFERENCES records (id),
    title TEXT NOT NULL,
    place TEXT REFERENCES places (id),
    summary TEXT,
    note TEXT
);
CREATE TABLE deliveries (
    id TEXT PRIMARY KEY REFERENCES records (id),
    item TEXT NOT NULL,
    kind TEXT,
    unit TEXT,
    giver TEXT REFERENCES records (id),
    receiver TEXT REFERENCES records (id),
    status TEXT NOT NULL,
    part_of TEXT REFERENCES records (id),
    summary TEXT,
    note TEXT
);
CREATE TABLE quotes (
    id TEXT PRIMARY KEY REFERENCES records (id),
    said_by TEXT REFERENCES records (id),
    said_to TEXT REFERENCES records (id),
    summary TEXT,
    note TEXT
);
CREATE TABLE words (
    quote TEXT NOT NULL REFERENCES quotes (id),
    nth INTEGER NOT NULL,
    language TEXT NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (quote, nth)
);
CREATE TABLE links (
    quote TEXT NOT NULL REFERENCES quotes (id),
    nth INTEGER NOT NULL,
    record TEXT NOT NULL REFERENCES records (id),
    locator TEXT,
    PRIMARY KEY (quote, nth)
);
CREATE TABLE aliases (
    record TEXT NOT NULL REFERENCES records (id),
    nth INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (record, nth)
);
CREATE TABLE misspellings (
    record TEXT NOT NULL REFERENCES records (id),
    nth INTEGER NOT NULL,
    misspelling TEXT NOT NULL,
    PRIMARY KEY (record, nth)
);
-- Who and what had a part in an event or a delivery.
CREATE TABLE parts (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL REFERENCES records (id),
    nth INTEGER NOT NULL,
    participant TEXT NOT NULL REFERENCES records (id),
    part TEXT,
    note TEXT
);
-- Days are texts (YYYY-MM-DD), since years before 1 and after 9999 are no DATE everywhere; of a
-- figure, a role or a statement they say when it held. Amounts are texts, which keep every digit:
-- count with CAST(amount_max AS DECIMAL(38, 2)).
CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL REFERENCES records (id),
    field TEXT NOT NULL,
    nth INTEGER NOT NULL,
    said TEXT,
    edtf TEXT,
    earliest TEXT,
    latest TEXT,
    qualifier TEXT,
    amount_min TEXT,
    amount_max TEXT,
    verdict TEXT,
    note TEXT
);
-- What is said against a record, or against one of its claims or parts.
CREATE TABLE objections (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL REFERENCES records (id),
    claim INTEGER REFERENCES claims (id),
    part INTEGER REFERENCES parts (id),
    says TEXT NOT NULL
);
-- Who is cited for a record, or for one of its claims, parts or objections.
CREATE TABLE citations (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL REFERENCES records (id),
    claim INTEGER REFERENCES claims (id),
    part INTEGER REFERENCES parts (id),
    objection INTEGER REFERENCES objections (id),
    source TEXT NOT NULL REFERENCES sources (id),
    locator TEXT
);
