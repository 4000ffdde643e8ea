import type { Duplex } from "node:stream";
import { relayStream } from "../relay-stream";
import { firstPacket, packetType, toMessage } from "./packet";

/** First byte of a TLS record with data of the application; all others belong to the handshake. */
const applicationData = 0x17;
/** First bytes of TLS records: 0x14 to 0x17. */
const isTlsRecord = (byte: number | undefined) =>
  byte !== undefined && byte >= 0x14 && byte <= applicationData;

/**
 * A stream to do TLS over: SQL Server wants the handshake inside of PRELOGIN messages, and everything after
 * it bare (MS-TDS 3.2.5.2). It is told apart by the first byte, which holds up to TLS 1.2: with 1.3 the end
 * of the handshake looks like data.
 */
export function carryTls({ stream }: { readonly stream: Duplex }): Duplex {
  let [isSendingBare, isReceivingBare] = [false, false];
  let held: Buffer = Buffer.alloc(0);
  return relayStream({
    stream,
    send: (data) => {
      isSendingBare ||= data[0] === applicationData;
      return isSendingBare ? data : toMessage({ type: packetType.prelogin, data });
    },
    receive: (chunk) => {
      if (isReceivingBare) return chunk;
      held = Buffer.concat([held, chunk]);
      const passing: Buffer[] = [];
      while (held.length > 0) {
        if (isTlsRecord(held[0])) {
          isReceivingBare = true;
          passing.push(held);
          held = Buffer.alloc(0);
          break;
        }
        const packet = firstPacket(held);
        if (packet === null) break;
        passing.push(packet.data);
        held = packet.rest;
      }
      return Buffer.concat(passing);
    },
  });
}
