// The least a server with a database can be: node:http, pg and one query an answer.
import { createServer } from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
createServer(async (_request, response) => {
  await pool.query("select 1");
  response.writeHead(200, { "content-type": "application/json" }).end('{"status":"ok"}');
}).listen(Number(process.env.PORT));
