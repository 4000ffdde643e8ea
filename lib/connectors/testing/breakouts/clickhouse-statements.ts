/** Statements that try to do more than read the tables of a ClickHouse server. */
export function clickhouseBreakouts(input: {
  readonly file: string;
  readonly port: number;
}): readonly string[] {
  return [...writes, ...secondStatements, ...settings, ...clickhouseReachingOut(input), ...broken];
}

const writes = [
  "INSERT INTO shop.orders VALUES (9, 'x')",
  "INSERT INTO shop.orders SELECT 9, 'x'",
  "CREATE TABLE shop.t (a UInt8) ENGINE = Memory",
  "CREATE TEMPORARY TABLE t (a UInt8)",
  "CREATE TABLE shop.t ENGINE = Memory AS SELECT 1",
  "CREATE VIEW shop.v AS SELECT 1",
  "CREATE DATABASE evil",
  "DROP TABLE shop.orders",
  "DROP DATABASE shop",
  "TRUNCATE TABLE shop.orders",
  "ALTER TABLE shop.orders DELETE WHERE 1",
  "ALTER TABLE shop.orders UPDATE note = 'x' WHERE 1",
  "ALTER TABLE shop.orders ADD COLUMN a UInt8",
  "ALTER TABLE shop.orders DROP PARTITION tuple()",
  "RENAME TABLE shop.orders TO shop.o",
  "DETACH TABLE shop.orders",
  "ATTACH TABLE shop.orders",
  "OPTIMIZE TABLE shop.orders",
  "SYSTEM SHUTDOWN",
  "SYSTEM DROP DNS CACHE",
  "SYSTEM RELOAD CONFIG",
  "KILL QUERY WHERE 1",
  "CREATE USER eve",
  "GRANT ALL ON *.* TO eve",
  "EXCHANGE TABLES shop.a AND shop.b",
  "DELETE FROM shop.orders WHERE 1",
  "UPDATE shop.orders SET note = 'x' WHERE 1",
  "WITH 1 AS a INSERT INTO shop.orders VALUES (a, 'x')",
  "EXPLAIN INSERT INTO shop.orders SELECT 9, 'x'",
  "CHECK TABLE shop.orders",
  "BACKUP TABLE shop.orders TO File('x')",
  "RESTORE TABLE shop.orders FROM File('x')",
  "UNDROP TABLE shop.orders",
  "USE system",
  "SHOW TABLES",
  "DESCRIBE TABLE shop.orders",
  "EXISTS TABLE shop.orders",
];

const secondStatements = [
  "SELECT 1; DROP TABLE shop.orders",
  "SELECT 1;DROP TABLE shop.orders;",
  "; DROP TABLE shop.orders",
  "SELECT 1;; DROP TABLE shop.orders",
  "SELECT ';'; DROP TABLE shop.orders -- '",
  "SELECT 1 -- '\n; DROP TABLE shop.orders",
  "SELECT 1 # '\n; DROP TABLE shop.orders",
  "SELECT 1 /* ' */; DROP TABLE shop.orders /* ' */",
  "SELECT 1 /* /* */ ; DROP TABLE shop.orders */",
  "SELECT '\\'; DROP TABLE shop.orders; -- '",
  "SELECT `\\`; DROP TABLE shop.orders; -- `",
  'SELECT "\\"; DROP TABLE shop.orders; -- "',
  "SELECT 1\u0000; DROP TABLE shop.orders",
  "SELECT 1\u000b; DROP TABLE shop.orders",
  "SELECT 1\uff1b DROP TABLE shop.orders",
  "\ufeffDROP TABLE shop.orders",
  "SELECT 1 DROP TABLE shop.orders",
  "SELECT 1\nINSERT INTO shop.orders VALUES (9, 'x')",
  "SELECT 1 FORMAT CSV; DROP TABLE shop.orders",
  "SELECT $$;$$; DROP TABLE shop.orders",
  "SELECT $a$ ' $a$; DROP TABLE shop.orders",
  "SELECT 1) ; DROP TABLE shop.orders; (",
  "SELECT 1 \\G DROP TABLE shop.orders",
];

const settings = [
  "SET readonly = 0",
  "SET max_execution_time = 0",
  "SELECT 1 SETTINGS readonly = 0",
  "SELECT 1 SETTINGS max_execution_time = 0",
  "SELECT 1 SETTINGS max_result_rows = 0, result_overflow_mode = 'throw'",
  "SELECT * FROM (SELECT 1 SETTINGS readonly = 0)",
  "SELECT 1 FORMAT Native",
  "SELECT 1 FORMAT JSON",
  "SELECT 1 fOrMaT/**/CSV",
  "SELECT 1 INTO OUTFILE '/tmp/latchkey-was-here'",
  "SELECT 1 INTO OUTFILE '/tmp/latchkey-was-here' FORMAT CSV",
  "SELECT * FROM shop.orders INTO OUTFILE '/tmp/latchkey-was-here'",
];

/** Statements with table functions of old and new servers, in the ways a name can be written. */
export function clickhouseReachingOut(places: Places): readonly string[] {
  return [...sources(places).map((source) => `SELECT * FROM ${source}`), ...nested(places)];
}

interface Places {
  /** A file that the server can read. */
  readonly file: string;
  /** Of a web server on this machine. */
  readonly port: number;
}

function sources({ file, port }: Places): readonly string[] {
  const url = `http://127.0.0.1:${port}/?query=SELECT+1`;
  return [
    `url('${url}', 'CSV', 'a String')`,
    `url ('${url}', 'CSV', 'a String')`,
    `url/**/('${url}', 'CSV', 'a String')`,
    `\`url\`('${url}', 'CSV', 'a String')`,
    `"url"('${url}', 'CSV', 'a String')`,
    `URL('${url}', 'CSV', 'a String')`,
    `file('${file}', 'CSV', 'a String')`,
    `\`file\`('${file}', 'CSV', 'a String')`,
    `file('../../../etc/passwd', 'LineAsString')`,
    "remote('127.0.0.1', 'shop', 'orders')",
    "remote('127.0.0.1', shop.orders)",
    "remoteSecure('127.0.0.1', 'shop', 'orders')",
    "cluster('test', 'shop', 'orders')",
    "clusterAllReplicas('test', 'shop.orders')",
    "mysql('127.0.0.1:3306', 'a', 'b', 'c', 'd')",
    "postgresql('127.0.0.1:5432', 'a', 'b', 'c', 'd')",
    "mongodb('127.0.0.1:27017', 'a', 'b', 'c', 'd', 'e')",
    "redis('127.0.0.1:6379', 'key', 'key String')",
    "sqlite('/tmp/a.db', 'a')",
    "odbc('DSN=a', 'b', 'c')",
    "jdbc('jdbc:a', 'b', 'c')",
    `s3('${url}', 'CSV')`,
    `s3Cluster('test', '${url}', 'CSV')`,
    `gcs('${url}', 'CSV')`,
    `hdfs('hdfs://127.0.0.1/a', 'CSV', 'a String')`,
    "azureBlobStorage('a', 'b', 'c')",
    `deltaLake('${url}')`,
    `iceberg('${url}')`,
    `hudi('${url}')`,
    `urlCluster('test', '${url}')`,
    `fileCluster('test', '${file}')`,
    "executable('id', 'CSV', 'a String')",
    "input('a String')",
    "catBoostPool('/etc/passwd', '/etc/passwd')",
    "dictionary('a')",
  ];
}

function nested({ file, port }: Places): readonly string[] {
  const url = `http://127.0.0.1:${port}/?query=SELECT+1`;
  return [
    `SELECT * FROM shop.orders, url('${url}', 'CSV', 'a String')`,
    `SELECT * FROM shop.orders ANY LEFT JOIN (SELECT * FROM file('${file}', 'CSV', 'a String')) USING a`,
    `SELECT 1 WHERE 1 IN (SELECT * FROM url('${url}', 'CSV', 'a String'))`,
    `SELECT 1 IN url('${url}', 'CSV', 'a String')`,
    `WITH (SELECT * FROM remote('127.0.0.1', 'shop', 'orders')) AS a SELECT a`,
    `SELECT * FROM view(SELECT * FROM url('${url}', 'CSV', 'a String'))`,
    `SELECT * FROM merge('shop', url('${url}', 'CSV', 'a String'))`,
    `SELECT file('${file}')`,
    `SELECT file('/etc/passwd')`,
    "SELECT modelEvaluate('a', 1)",
    "SELECT catboostEvaluate('/etc/passwd', 1)",
  ];
}

const broken = [
  "SELECT",
  "SELECT 'open",
  "SELECT `open",
  "SELECT /* open",
  "SELECT (1",
  "SELECT 1)",
  ")",
  "--",
  "/* */",
  "SELECT * FROM shop.nope",
  "SELECT nope FROM shop.orders",
  "SELECT nope()",
];
