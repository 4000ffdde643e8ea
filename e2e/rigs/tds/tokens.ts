/** What a server answers to one request. Every value is text, or null. */
export type TdsReply =
  | { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | null)[])[] }
  | { readonly error: number }
  | { readonly transaction: "begin" | "rollback" };

const transactionId = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]);

/** DONE, the end of every answer. */
function done(status = 0): Buffer {
  const token = Buffer.alloc(13);
  token[0] = 0xfd;
  token.writeUInt16LE(status, 1);
  return token;
}

/** ERROR with a text that must not reach any user. */
function errorToken(number: number): Buffer {
  const body = Buffer.concat([
    int32(number),
    Buffer.from([1, 14]),
    usVarchar("upstream text of the server"),
    bVarchar("upstream-server"),
    bVarchar(""),
    int32(1),
  ]);
  return Buffer.concat([Buffer.from([0xaa]), uint16(body.length), body]);
}

/** Errors, then the end that says so. */
export function refusal(numbers: readonly number[]): Buffer {
  return Buffer.concat([...numbers.map(errorToken), done(0x02)]);
}

/** LOGINACK and the database that is now open. */
export function welcome({ database }: { readonly database: string }): Buffer {
  const version = Buffer.from([0x74, 0, 0, 4]);
  const body = Buffer.concat([Buffer.from([1]), version, bVarchar("emulated"), Buffer.from([16, 0, 0, 1])]);
  const ack = Buffer.concat([Buffer.from([0xad]), uint16(body.length), body]);
  const change = Buffer.concat([bVarchar(database), bVarchar("master")]);
  return Buffer.concat([environment(1, change), ack, done()]);
}

/** LOGINACK that sends the client on to another server, as Azure SQL does. */
export function routing({ host, port }: { readonly host: string; readonly port: number }): Buffer {
  const value = Buffer.concat([Buffer.from([0]), uint16(port), usVarchar(host)]);
  const change = Buffer.concat([uint16(value.length), value, uint16(0)]);
  const ack = welcome({ database: "master" });
  return Buffer.concat([environment(20, change), ack]);
}

/** The answer to a batch. */
export function replyTokens(reply: TdsReply): Buffer {
  if ("error" in reply) return refusal([reply.error]);
  if ("transaction" in reply) {
    const id = Buffer.concat([Buffer.from([8]), transactionId]);
    const none = Buffer.from([0]);
    const isBegin = reply.transaction === "begin";
    const change = Buffer.concat(isBegin ? [id, none] : [none, id]);
    return Buffer.concat([environment(isBegin ? 8 : 10, change), done()]);
  }
  if (reply.columns.length === 0) return done();
  return Buffer.concat([columnMetadata(reply.columns), ...reply.rows.map(row), done(0x10)]);
}

function columnMetadata(columns: readonly string[]): Buffer {
  const each = columns.map((name) => {
    const type = Buffer.from([0, 0, 0, 0, 0x09, 0, 0xe7, 0x40, 0x1f, 0x09, 0x04, 0xd0, 0x00, 0x34]);
    return Buffer.concat([type, bVarchar(name)]);
  });
  return Buffer.concat([Buffer.from([0x81]), uint16(columns.length), ...each]);
}

function row(values: readonly (string | null)[]): Buffer {
  const cells = values.map((value) => {
    if (value === null) return Buffer.from([0xff, 0xff]);
    const text = Buffer.from(value, "utf16le");
    return Buffer.concat([uint16(text.length), text]);
  });
  return Buffer.concat([Buffer.from([0xd1]), ...cells]);
}

function environment(type: number, change: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xe3]), uint16(change.length + 1), Buffer.from([type]), change]);
}

function bVarchar(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length]), Buffer.from(text, "utf16le")]);
}

function usVarchar(text: string): Buffer {
  return Buffer.concat([uint16(text.length), Buffer.from(text, "utf16le")]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
