/** Kinds of message (MS-TDS 2.2.3.1.1). */
export const packetType = { answer: 0x04, prelogin: 0x12 } as const;

/** Bytes before the data of every packet: kind, status, length in two bytes, process, number, window. */
const headerLength = 8;

/** Most bytes of a packet before both sides have agreed on a size. */
const maxPacket = 4_096;

/** Status of the last packet of a message. */
const lastPacket = 0x01;

/** Data as a message, in as many packets as it needs. */
export function toMessage(input: { readonly type: number; readonly data: Buffer }): Buffer {
  const room = maxPacket - headerLength;
  const count = Math.max(1, Math.ceil(input.data.length / room));
  return Buffer.concat(
    Array.from({ length: count }, (_, index) => {
      const data = input.data.subarray(index * room, (index + 1) * room);
      const header = Buffer.alloc(headerLength);
      header[0] = input.type;
      header[1] = index === count - 1 ? lastPacket : 0;
      header.writeUInt16BE(headerLength + data.length, 2);
      header[6] = (index + 1) & 0xff;
      return Buffer.concat([header, data]);
    }),
  );
}

/** The first packet of these bytes, where it is complete. Throws `RangeError` where it is none. */
export function firstPacket(
  bytes: Buffer,
): { readonly data: Buffer; readonly rest: Buffer; readonly isLast: boolean } | null {
  if (bytes.length < headerLength) return null;
  const length = bytes.readUInt16BE(2);
  if (length < headerLength) throw new RangeError("not a TDS packet");
  if (bytes.length < length) return null;
  return {
    data: bytes.subarray(headerLength, length),
    rest: bytes.subarray(length),
    isLast: ((bytes[1] ?? 0) & lastPacket) !== 0,
  };
}
