import type { Duplex } from "node:stream";
import { BSON } from "mongodb";

/** A document as it came or goes. */
export type MongoDocument = Record<string, unknown>;

/** One request: its command, and what to answer it with. */
export interface MongoRequest {
  readonly command: MongoDocument;
  reply(document: MongoDocument): void;
}

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;

/** Calls `serve` for every message, one after another. */
export function serveRequests(stream: Duplex, serve: (request: MongoRequest) => Promise<void>): void {
  let bytes: Buffer = Buffer.alloc(0);
  let turn = Promise.resolve();
  stream.on("data", (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    while (bytes.length >= 16 && bytes.length >= bytes.readInt32LE(0)) {
      const message = bytes.subarray(0, bytes.readInt32LE(0));
      bytes = bytes.subarray(message.length);
      turn = turn.then(() => serve(readRequest(stream, message))).catch(() => void stream.destroy());
    }
  });
}

function readRequest(stream: Duplex, message: Buffer): MongoRequest {
  const [id, code] = [message.readInt32LE(4), message.readInt32LE(12)];
  const isQuery = code === opQuery;
  if (!isQuery && code !== opMsg) throw new Error(`unknown operation ${code}`);
  return {
    command: isQuery ? readQuery(message) : readMsg(message),
    reply: (document) => {
      const body = Buffer.from(BSON.serialize(document));
      // OP_REPLY: flags, cursor, start, one document. OP_MSG: flags, kind 0.
      const head = isQuery ? Buffer.from([8, ...Array(15).fill(0), 1, 0, 0, 0]) : Buffer.alloc(5);
      const header = Buffer.alloc(16);
      header.writeInt32LE(16 + head.length + body.length, 0);
      header.writeInt32LE(id, 8);
      header.writeInt32LE(isQuery ? opReply : opMsg, 12);
      stream.write(Buffer.concat([header, head, body]));
    },
  };
}

function readQuery(message: Buffer): MongoDocument {
  const end = message.indexOf(0, 20);
  return BSON.deserialize(message.subarray(end + 9), { promoteBuffers: true });
}

/** Section 0 is the command; section 1 is a list of documents that belongs into it. */
function readMsg(message: Buffer): MongoDocument {
  let command: MongoDocument = {};
  for (let at = 20; at < message.length; ) {
    const kind = message[at];
    const size = message.readInt32LE(at + 1);
    const section = message.subarray(at + 1, at + 1 + size);
    at += 1 + size;
    if (kind === 0) command = { ...command, ...BSON.deserialize(section, { promoteBuffers: true }) };
    else command = { ...command, ...readDocuments(section) };
  }
  return command;
}

function readDocuments(section: Buffer): MongoDocument {
  const nameEnd = section.indexOf(0, 4);
  const documents: MongoDocument[] = [];
  for (let at = nameEnd + 1; at < section.length; at += section.readInt32LE(at)) {
    documents.push(BSON.deserialize(section.subarray(at, at + section.readInt32LE(at))));
  }
  return { [section.toString("utf8", 4, nameEnd)]: documents };
}
