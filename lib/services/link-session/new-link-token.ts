import { randomBase62 } from "@/lib/shared/random-id";

/** A link session's id and one-time token. The id is a part of the token, so that the SDK can find the frame's address by itself. */
export function newLinkToken(): { readonly id: string; readonly token: string } {
  const id = randomBase62({ length: 22 });
  return { id: `ls_${id}`, token: `lkt_${id}_${randomBase62({ length: 43 })}` };
}
