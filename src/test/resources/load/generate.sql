-- The load profile's data: 1,000 townships on a ring of two provinces, 2,500 borders between neighbours (so that every township
-- has five), 1,000,000 alerts, of which four in five are shared. Run as the superuser on a database of the profile's own.
set search_path = jointgov, public;

create or replace function load_id(kind integer, n bigint) returns uuid language sql immutable as
    $$ select ('00000000-0000-7' || lpad(to_hex(kind), 3, '0') || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;

insert into township (id, code, name_zh, county_code, province_code)
    select load_id(1, n), (case n % 2 when 0 then '5490' else '6390' end) || lpad((n / 2)::text, 5, '0'),
           '测试乡' || n, substr((case n % 2 when 0 then '5490' else '6390' end) || lpad((n / 2)::text, 5, '0'), 1, 6),
           case n % 2 when 0 then '54' else '63' end
    from generate_series(0, 999) n on conflict do nothing;

-- Township n borders n+1, n+3 and, for even n, n+5: each has 2 + 2 + 1 = 5 borders.
insert into border (id, name_zh, in_force_at)
    select load_id(2, n), '测试边界' || n, now() from generate_series(0, 2499) n on conflict do nothing;
insert into border_township (border_id, township_id, confirmed_at)
    select load_id(2, b), load_id(1, t), now()
    from (select n as b, unnest(array[n, (n + 1) % 1000]) as t from generate_series(0, 999) n
          union all select 1000 + n, unnest(array[n, (n + 3) % 1000]) from generate_series(0, 999) n
          union all select 2000 + n / 2, unnest(array[n, (n + 5) % 1000]) from generate_series(0, 998, 2) n) x
    on conflict do nothing;

insert into dispute_alert (township_id, id, border_id, kind, type, severity, headline, place_name, raised_at, raised_by,
                           raised_office, shared_at, status, occurred_on)
    select load_id(1, n % 1000), load_id(3, n),
           case when n / 1000 % 5 = 0 then null else (
               select bt.border_id from border_township bt where bt.township_id = load_id(1, n % 1000)
               order by bt.border_id offset n / 5000 % 5 limit 1) end,
           case n % 4 when 0 then 'prevention' else 'event' end, 'pasture-trespass',
           (array['low', 'medium', 'high', 'urgent'])[1 + n % 4], '夏季草场越界放牧纠纷 ' || n, '界线附近 ' || n % 97,
           now() - make_interval(secs => (1000000 - n) * 30), load_id(4, 0), '调解员',
           case when n / 1000 % 5 = 0 then null else now() - make_interval(secs => (1000000 - n) * 30) end,
           case when n / 1000 % 5 = 0 then 'own' else 'sent' end, date '2026-01-01'
    from generate_series(0, 999999) n on conflict do nothing;

vacuum analyze;
