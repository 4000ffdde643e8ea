import "server-only";
import { cache } from "react";
import { z } from "zod";
import { getEnv } from "@/lib/config/env";
import type { ConnectionView } from "@/lib/services/connection/connection-view";
import { type DeletedConnection, describeDeleted } from "@/lib/services/connection/describe-deleted";
import { getConnection } from "@/lib/services/connection/get-connection";
import { type ConnectionNames, getConnectionNames } from "@/lib/services/connection/get-connection-names";
import { NotFoundError } from "@/lib/services/errors";
import { mayDo } from "@/lib/services/member/permissions";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { findWaitingReview, type WaitingReview } from "@/lib/services/review/find-waiting-review";
import { requireMember } from "./require-member";

/** What a part of a connection's page starts from. */
export interface ConnectionPlace {
  readonly member: SignedInMember;
  readonly connection: ConnectionView;
  readonly names: ConnectionNames;
  /** What the member may do; what they may not is left out of the page. */
  readonly may: { readonly write: boolean; readonly delete: boolean; readonly link: boolean };
  readonly review: WaitingReview | null;
  /** The connection by the API, as a command. */
  readonly curl: string;
  /** Of the list on the part that is open. */
  readonly cursor: string | undefined;
}

type ConnectionPage = ConnectionPlace | { readonly gone: DeletedConnection } | null;

/**
 * A connection for its page and its title, read once for both; what is known of it where it is gone; null where
 * there never was one.
 */
export function readConnectionPage(input: {
  readonly id: string;
  readonly cursor: string | undefined;
}): Promise<ConnectionPage> {
  return readOnce(input.id, input.cursor);
}

const readOnce = cache(async (id: string, cursor: string | undefined): Promise<ConnectionPage> => {
  const { member } = await requireMember({ permission: "dashboard:read" });
  const { role } = member;
  if (!z.uuid().safeParse(id).success) return null;
  try {
    const connection = await getConnection({ caller: member, where: { id } });
    const [names, review] = await Promise.all([
      getConnectionNames({ caller: member, connection }),
      findWaitingReview({ caller: member, connection }),
    ]);
    return {
      member,
      connection,
      names,
      review,
      may: {
        write: mayDo({ role, permission: "connections:write" }),
        delete: mayDo({ role, permission: "connections:delete" }),
        link: mayDo({ role, permission: "link-sessions:write" }),
      },
      curl: curlOf(connection),
      cursor,
    };
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return findGone({ member, id });
  }
});

async function findGone(input: {
  readonly member: SignedInMember;
  readonly id: string;
}): Promise<{ readonly gone: DeletedConnection } | null> {
  try {
    return { gone: await describeDeleted({ caller: input.member, id: input.id }) };
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

function curlOf({ id }: ConnectionView): string {
  return `curl ${getEnv().publicUrl}/api/v1/connections/${id} \\\n  -H "Authorization: Bearer $LATCHKEY_API_KEY"`;
}
