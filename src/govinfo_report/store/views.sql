-- The last successful reading of each report: what a table of the same name without all_ shows.
CREATE VIEW latest AS
SELECT report, max(reading) AS reading FROM readings WHERE NOT failed GROUP BY report;

CREATE VIEW reports AS SELECT * FROM all_reports SEMI JOIN latest USING (reading);
CREATE VIEW cells AS SELECT * FROM all_cells SEMI JOIN latest USING (reading);
CREATE VIEW indicators AS SELECT * FROM all_indicators SEMI JOIN latest USING (reading);
CREATE VIEW facts AS SELECT * FROM all_facts SEMI JOIN latest USING (reading);
CREATE VIEW diagnostics AS SELECT * FROM all_diagnostics SEMI JOIN latest USING (reading);

-- A row a report: FOI requests and their outcomes, in the words of all forms. A total is as printed; where a form
-- prints only its parts, the printed parts are added. Null: nothing of it was printed. copies counts the reports of one
-- agency and year: where it is above 1, sums over reports count that agency twice.
CREATE VIEW requests AS
WITH figures AS (
    SELECT
        reading,
        any_value(count) FILTER (path IN ('requests.received.total', 'requests.received.total.year')) AS received,
        any_value(count) FILTER (path = 'requests.carried_over.total') AS carried_over,
        any_value(count) FILTER (path = 'requests.carried_forward.total') AS carried_forward,
        any_value(count) FILTER (
            path IN ('requests.outcomes.total.total', 'requests.answered.total', 'requests.answered.total.year')
        ) AS outcomes,
        any_value(count) FILTER (
            path IN ('requests.outcomes.granted.total', 'requests.answered.granted', 'requests.answered.granted.year')
        ) AS granted,
        any_value(count) FILTER (
            path IN (
                'requests.outcomes.partially_granted.total', 'requests.answered.partially_granted',
                'requests.answered.partially_granted.year'
            )
        ) AS partially_granted,
        sum(count) FILTER (
            path IN ('requests.answered.denied.total', 'requests.answered.denied.year')
            OR (path LIKE 'requests.outcomes.denied.%.total' AND path <> 'requests.outcomes.denied.subtotal.total')
        )::BIGINT AS denied,
        sum(count) FILTER (
            path LIKE 'requests.outcomes.unavailable.%.total'
            AND path <> 'requests.outcomes.unavailable.subtotal.total'
        )::BIGINT AS unavailable,
        sum(count) FILTER (
            path LIKE 'requests.outcomes.not_processed.%.total'
            AND path <> 'requests.outcomes.not_processed.subtotal.total'
        )::BIGINT AS not_processed
    FROM cells
    WHERE path LIKE 'requests.%'
    GROUP BY reading
)
SELECT
    report, agency, province, year, format, figures.* EXCLUDE (reading),
    count(*) OVER (PARTITION BY agency, year) AS copies
FROM figures JOIN reports USING (reading);

-- Reports of which several documents exist: the same agency and year, different bytes.
CREATE VIEW repeated_reports AS
SELECT agency, year, count(*) AS copies, list(report ORDER BY reading) AS reports
FROM reports WHERE agency IS NOT NULL AND year IS NOT NULL
GROUP BY agency, year HAVING count(*) > 1;

-- Values that a check does not hold for, with what stands in the cell.
CREATE VIEW doubtful_cells AS
SELECT report, source, agency, year, path, label, value, raw, status FROM cells WHERE status IN ('fails', 'short');

-- How many reports each kind of finding concerns.
CREATE VIEW findings AS
SELECT severity, code, count(DISTINCT reading) AS reports, count(*) AS findings
FROM diagnostics GROUP BY severity, code;

-- What another version of the library read otherwise: the last two readings of each report, value by value.
CREATE VIEW changes AS
WITH steps AS (
    SELECT report, reading, version, lag(reading) OVER step AS reading_before, lag(version) OVER step AS version_before
    FROM readings WHERE NOT failed
    WINDOW step AS (PARTITION BY report ORDER BY reading)
    QUALIFY reading = max(reading) OVER (PARTITION BY report)
), pairs AS (SELECT * FROM steps WHERE reading_before IS NOT NULL),
new AS (SELECT pairs.report, version_before, version, path, value, raw, kind
        FROM all_cells JOIN pairs USING (reading) WHERE path IS NOT NULL),
old AS (SELECT pairs.report, version_before, version, path, value, raw, kind
        FROM all_cells JOIN pairs ON all_cells.reading = pairs.reading_before WHERE path IS NOT NULL)
SELECT
    report, version_before, version, path,
    old.value AS value_before, new.value AS value, old.raw AS raw_before, new.raw AS raw,
    old.kind AS kind_before, new.kind AS kind
FROM old FULL JOIN new USING (report, version_before, version, path)
WHERE (old.value, old.raw, old.kind) IS DISTINCT FROM (new.value, new.raw, new.kind);
