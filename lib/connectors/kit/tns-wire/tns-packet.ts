/** Kinds of packet a server may send before it takes a connection on. */
export const tnsType = { accept: 2, refuse: 4, redirect: 5, data: 6, resend: 11, control: 14 } as const;

const known: readonly number[] = Object.values(tnsType);
const headerLength = 8;
/** A packet before ACCEPT holds an address list at most. */
const maxBytes = 16 * 1024;

/** RESEND: do the TLS handshake again first. */
export const tlsAgain = 0x08;
/** REDIRECT: connect data follow the address, after a zero byte. */
const separated = 0x02;

/** One packet of the transparent network substrate, Oracle's transport. */
export interface TnsPacket {
  readonly bytes: Buffer;
  readonly type: number;
  readonly flags: number;
}

/**
 * The first packet of these bytes; null while it is not complete, undefined where they are none. Lengths
 * have two bytes until ACCEPT.
 */
export function firstTnsPacket(bytes: Buffer): TnsPacket | null | undefined {
  if (bytes.length < headerLength)
    return bytes.length > 4 && !known.includes(bytes[4] ?? 0) ? undefined : null;
  const length = bytes.readUInt16BE(0);
  const [type, flags] = [bytes[4] ?? 0, bytes[5] ?? 0];
  if (!known.includes(type) || length < headerLength || length > maxBytes) return undefined;
  return bytes.length < length ? null : { bytes: bytes.subarray(0, length), type, flags };
}

/** The same packet without a flag. */
export function withoutFlag(packet: TnsPacket, flag: number): Buffer {
  const bytes = Buffer.from(packet.bytes);
  bytes[5] = (bytes[5] ?? 0) & ~flag;
  return bytes;
}

/** Where a REDIRECT leads, and what to say there; undefined where it does not say. */
export interface Redirect {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  /** Bytes after the address, its zero byte included. */
  readonly rest: Buffer;
}

/** Reads the data of a REDIRECT. Only one plain host name or address and one port count. */
export function readRedirect(input: { readonly data: Buffer; readonly flags: number }): Redirect | undefined {
  const end = (input.flags & separated) === 0 ? -1 : input.data.indexOf(0);
  const address = (end === -1 ? input.data : input.data.subarray(0, end)).toString("latin1");
  const host = /\(\s*HOST\s*=\s*([A-Za-z0-9._:-]{1,253})\s*\)/i.exec(address)?.[1];
  const port = Number(/\(\s*PORT\s*=\s*(\d{1,5})\s*\)/i.exec(address)?.[1]);
  if (host === undefined || !Number.isInteger(port)) return undefined;
  const isTls = /\(\s*PROTOCOL\s*=\s*TCPS\s*\)/i.test(address);
  return { host, port, isTls, rest: end === -1 ? Buffer.alloc(0) : input.data.subarray(end) };
}

/** A REDIRECT to a loopback port of ours, with the connect data of the original. */
export function redirectTo(input: {
  readonly port: number;
  readonly flags: number;
  readonly rest: Buffer;
}): Buffer {
  const address = Buffer.from(`(ADDRESS=(PROTOCOL=tcp)(HOST=127.0.0.1)(PORT=${input.port}))`);
  const head = Buffer.alloc(10);
  head.writeUInt16BE(head.length + address.length + input.rest.length, 0);
  head[4] = tnsType.redirect;
  head[5] = input.flags;
  head.writeUInt16BE(address.length + input.rest.length, 8);
  return Buffer.concat([head, address, input.rest]);
}
