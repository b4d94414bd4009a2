"""A nation's registers as snapshots in Parquet, made by DuckDB in seconds: invented, the same each time.

24,000 agencies of 100 people a year; each person has about one and a half events a year.
"""

from pathlib import Path

import duckdb

AGENCIES, STAFF = 24_000, 100
_SEX = "CASE WHEN r < 0.52 THEN 'F' WHEN r < 0.999 THEN 'M' END"
_PEOPLE = f"""
COPY (
WITH rows AS (
    SELECT a, p, random() AS r, random() AS s, random() AS t, random() AS u, random() AS v, random() AS w
    FROM range({{agencies}}) one(a), range({STAFF}) two(p)
), told AS (
    SELECT *, CASE WHEN p = 0 THEN 'agency_head' WHEN p < 4 THEN 'agency_deputy' WHEN p < 12 THEN 'unit_head'
              WHEN p < 25 THEN 'unit_deputy' ELSE 'none' END AS lev,
           DATE '1964-01-01' + to_months(CAST(floor(s * 444) AS INTEGER)) AS born
    FROM rows
)
SELECT 'a' || lpad(a::VARCHAR, 6, '0') AS agency, p::VARCHAR AS person, {_SEX} AS sex,
       'u' || (p % 9) AS unit, 'Phòng ' || (p % 9) AS unit_name, born::DATE AS birth_month, s < 0.02 AS birth_year_only,
       t < 0.97 AS present, t < 0.97 AND u < 0.3 AS in_pool, (u < 0.3 OR lev <> 'none') AND v < 0.6 AS pool_trained,
       CASE WHEN w < 0.8 THEN 'Kinh' ELSE 'Tày' END AS ethnicity,
       CASE WHEN w < 0.3 THEN 'civil_servant' ELSE 'public_employee' END AS staff_kind,
       CASE WHEN lev = 'none' THEN 'Chuyên viên' ELSE 'Trưởng, phó' END AS position, lev AS level, '01.003' AS grade,
       CASE WHEN v < 0.1 THEN 'A2.1' WHEN v < 0.7 THEN 'A1' ELSE 'B' END AS grade_group,
       CASE WHEN v < 0.02 THEN 'Tiến sĩ' WHEN v < 0.2 THEN 'Thạc sĩ' ELSE 'Đại học' END AS education,
       'Trung cấp' AS political_theory, NULL::VARCHAR AS leave_type,
       CASE WHEN t >= 0.97 THEN 'retirement' END AS departure_reason, CAST(1 + floor(w * 9) AS BIGINT) AS step,
       CAST(6e6 + 9e6 * w AS BIGINT) AS monthly_pay, 2.34 + 0.33 * floor(w * 9) AS coefficient,
       NULL::DOUBLE AS beyond_scale, CASE WHEN lev <> 'none' THEN 0.5 END AS position_allowance,
       DATE '2024-01-01' AS step_from, (born + to_months(276))::DATE AS recruited,
       CASE WHEN lev <> 'none' THEN DATE '2021-01-01' + CAST(floor(w * 1826) AS INTEGER) END AS appointed,
       CASE WHEN lev <> 'none' THEN DATE '2026-01-01' + CAST(floor(w * 1826) AS INTEGER) END AS term_until,
       NULL::DATE AS departed
FROM told
) TO '{{path}}' (FORMAT parquet, COMPRESSION zstd)
"""
_EVENTS = f"""
COPY (
WITH rows AS (
    SELECT a, p, random() AS r, random() AS s, random() AS u, random() AS v, random() AS w
    FROM range({{agencies}}) one(a), range({STAFF * 3 // 2}) two(p)
), told AS (
    SELECT *, CASE WHEN s < 0.62 THEN 'evaluation' WHEN s < 0.83 THEN 'step' WHEN s < 0.9 THEN 'training'
              WHEN s < 0.92 THEN 'grade' WHEN s < 0.94 THEN 'appointment' WHEN s < 0.96 THEN 'pool_entry'
              WHEN s < 0.965 THEN 'pool_removal' WHEN s < 0.98 THEN 'leave' WHEN s < 0.99 THEN 'departure'
              ELSE 'recruitment' END AS what,
           DATE '2025-01-01' + CAST(floor(u * 365) AS INTEGER) AS day,
           CASE floor(v * 4) WHEN 0 THEN 'agency_deputy' WHEN 1 THEN 'unit_head' ELSE 'unit_deputy' END AS lev
    FROM rows
)
SELECT 'a' || lpad(a::VARCHAR, 6, '0') AS agency, (p % {STAFF})::VARCHAR AS person, {_SEX} AS sex,
       'u' || (p % 9) AS unit, 'Phòng ' || (p % 9) AS unit_name, what AS kind, day AS starts, NULL::DATE AS until,
       CASE WHEN what = 'step' THEN (day - to_months(CASE WHEN v < 0.05 THEN 2 ELSE 0 END))::DATE END AS due,
       NULL::VARCHAR AS level_from, CASE WHEN what IN ('appointment', 'pool_entry', 'pool_removal') THEN lev END
       AS level_to, NULL::VARCHAR AS group_from, CASE WHEN what IN ('step', 'grade') THEN 'A1' END AS group_to,
       CASE WHEN what LIKE 'pool%' THEN '2025-2030' END AS pool_round,
       CASE WHEN what = 'training' THEN 'bồi dưỡng' END AS training_kind,
       CASE WHEN what = 'evaluation' THEN CASE WHEN w < 0.2 THEN 'excellent' ELSE 'good' END END AS rating,
       CASE WHEN what = 'leave' THEN CASE WHEN r < 0.52 THEN 'maternity' ELSE 'paternity' END END AS leave_type,
       CASE WHEN what = 'departure' THEN 'retirement' END AS reason, 2025::BIGINT AS year,
       CASE WHEN what = 'training' THEN 8 * (1 + floor(w * 10)) END AS hours, what = 'step' AND w < 0.05 AS early,
       what = 'training' AND w < 0.95 AS completed
FROM told
) TO '{{path}}' (FORMAT parquet, COMPRESSION zstd)
"""


def make(folder: Path, years: int = 1, agencies: int = AGENCIES) -> None:
    """Write `people-N.parquet` and `events-N.parquet` for each year; 2.4 million people a year."""
    with duckdb.connect(config={"threads": 1}) as connection:
        for year in range(years):
            connection.execute(f"SELECT setseed({(year + 1) / 100})")
            for name, made in (("people", _PEOPLE), ("events", _EVENTS)):
                connection.execute(made.format(agencies=agencies, path=folder / f"{name}-{year}.parquet"))
