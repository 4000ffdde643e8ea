#!/bin/sh
# The role of the processes that serve: it reads, and nothing else. Run once, by the image of PostgreSQL.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$WEB_PASSWORD" --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
create role latchkey_web login password :'password';
grant select on all tables in schema public to latchkey_web;
alter default privileges in schema public grant select on tables to latchkey_web;
SQL
