interface Places {
  /** A file that the server can read. */
  readonly file: string;
  /** Of the server itself. */
  readonly port: number;
}

/** Calls of functions that reach files, other servers, or the server itself. */
export function postgresFunctionCalls(places: Places): readonly string[] {
  return [...fileCalls(places), ...otherCalls(places)];
}

function fileCalls({ file }: Places): readonly string[] {
  return [
    `COPY shop.orders FROM '${file}'`,
    `COPY shop.orders TO '${file}.out'`,
    "COPY shop.orders TO PROGRAM 'touch /tmp/latchkey-was-here'",
    "COPY (SELECT 1) TO PROGRAM 'touch /tmp/latchkey-was-here'",
    "LOAD 'auto_explain'",
    `SELECT pg_read_file('${file}')`,
    `SELECT pg_catalog.pg_read_file('${file}', 0, 100)`,
    `SELECT pg_read_binary_file('${file}')`,
    `SELECT PG_READ_FILE ('${file}')`,
    `SELECT pg_read_file/**/('${file}')`,
    `SELECT "pg_read_file"('${file}')`,
    `SELECT U&"pg\\005fread_file"('${file}')`,
    `SELECT U&"pg!005fread_file" UESCAPE '!' ('${file}')`,
    `SELECT * FROM pg_read_file('${file}')`,
    `SELECT 1 LIMIT length(pg_read_file('${file}'))`,
    `SELECT 1 OFFSET length(pg_read_file('${file}'))`,
    `SELECT * FROM (VALUES (pg_read_file('${file}')), ('b')) v`,
    `SELECT count(*) OVER (ROWS length(pg_read_file('${file}')) PRECEDING) FROM shop.orders`,
    `SELECT * FROM shop.orders, LATERAL pg_read_file('${file}')`,
    `SELECT pg_stat_file('${file}')`,
    "SELECT pg_ls_dir('/')",
    "SELECT * FROM pg_ls_logdir()",
    `SELECT lo_import('${file}')`,
    "SELECT lo_export(1, '/tmp/latchkey-was-here')",
    "SELECT lo_from_bytea(0, 'x')",
    "SELECT lo_creat(-1)",
    "SELECT * FROM pg_hba_file_rules",
    'SELECT * FROM "pg_hba_file_rules"',
    "SELECT * FROM pg_file_settings",
    "SELECT * FROM pg_ident_file_mappings",
  ];
}

function otherCalls({ file, port }: Places): readonly string[] {
  const statement = "delete from shop.orders";
  return [
    `SELECT * FROM dblink('host=127.0.0.1 port=${port}', '${statement}') AS t (a int)`,
    `SELECT dblink_connect('host=127.0.0.1 port=${port}')`,
    `SELECT dblink_exec('host=127.0.0.1 port=${port} user=postgres', '${statement}')`,
    `SELECT query_to_xml('${statement}', true, true, '')`,
    `SELECT query_to_xml('select pg_read_file(''${file}'')', true, true, '')`,
    `SELECT query_to_xml_and_xmlschema('${statement}', true, true, '')`,
    `SELECT * FROM ts_stat('${statement}')`,
    `SELECT ts_rewrite('a'::tsquery, '${statement}')`,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity",
    "SELECT pg_cancel_backend(pg_backend_pid())",
    "SELECT pg_reload_conf()",
    "SELECT pg_rotate_logfile()",
    "SELECT pg_switch_wal()",
    "SELECT pg_create_restore_point('a')",
    "SELECT pg_create_physical_replication_slot('a')",
    "SELECT pg_logical_emit_message(false, 'a', 'b')",
    "SELECT pg_stat_reset()",
    "SELECT pg_notify('lk', 'x')",
    "SELECT pg_advisory_lock(1)",
    "SELECT pg_try_advisory_lock_shared(1)",
    "SELECT pg_import_system_collations('shop')",
    "SELECT pg_export_snapshot()",
    "SELECT pg_log_backend_memory_contexts(pg_backend_pid())",
    "SELECT aws_lambda.invoke('a', '{}')",
  ];
}

/** What the statement does not say, but its plan does. */
export function postgresHiddenCalls(file: string): readonly string[] {
  return [
    "SELECT * FROM shop.file_view",
    "SELECT content FROM shop.file_view WHERE content <> ''",
    "WITH f AS MATERIALIZED (TABLE shop.file_view) SELECT * FROM f",
    `SELECT (SELECT content FROM shop.file_view) || '${file}'`,
    "TABLE shop.file_view",
  ];
}
