import { packetType, toMessage } from "./packet";

/** What either side says about encryption (MS-TDS 2.2.6.5). */
export const encryption = { off: 0, on: 1, notSupported: 2, required: 3 } as const;

const option = { version: 0, encryption: 1, instance: 2, thread: 3, mars: 4, end: 0xff } as const;

/** Version zero: the server learns nothing of us. */
const noVersion = Buffer.alloc(6);

/** A PRELOGIN message that says what we want of encryption. */
export function preloginMessage(input: { readonly type: number; readonly encryption: number }): Buffer {
  const options: readonly (readonly [number, Buffer])[] = [
    [option.version, noVersion],
    [option.encryption, Buffer.from([input.encryption])],
    [option.instance, Buffer.from([0])],
    [option.thread, Buffer.alloc(4)],
    [option.mars, Buffer.from([0])],
  ];
  let offset = options.length * 5 + 1;
  const heads = options.map(([name, { length }]) => {
    const head = Buffer.from([name, offset >> 8, offset & 0xff, 0, length]);
    offset += length;
    return head;
  });
  const values = options.map(([, value]) => value);
  return toMessage({
    type: input.type,
    data: Buffer.concat([...heads, Buffer.from([option.end]), ...values]),
  });
}

/**
 * What the driver finds as the server's answer: encryption is none of its business, because it is up
 * already or turned off.
 */
export const answerForDriver = preloginMessage({
  type: packetType.answer,
  encryption: encryption.notSupported,
});

/** What a server answered: its word on encryption, null where the data is no PRELOGIN answer. */
export function readPrelogin(data: Buffer): { readonly encryption: number; readonly version: string } | null {
  let [word, version]: [number | null, string] = [null, "unknown"];
  for (let at = 0; data[at] !== option.end; at += 5) {
    if (at + 5 > data.length) return null;
    const start = data.readUInt16BE(at + 1);
    const value = data.subarray(start, start + data.readUInt16BE(at + 3));
    if (data[at] === option.version && value.length >= 4) {
      version = `${value[0]}.${value[1]}.${value.readUInt16BE(2)}`;
    }
    if (data[at] === option.encryption && value.length === 1) word = value[0] ?? null;
  }
  return word === null ? null : { encryption: word, version };
}
