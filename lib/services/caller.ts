import type { MemberRole } from "./member/permissions";

/** A host's back end: which key it showed, and for which workspace. Derived from the key, never from the request. */
export interface ApiCaller {
  readonly workspaceId: string;
  readonly apiKeyId: string;
}

/** A person at the dashboard. Derived from the session row, never from the request. */
export interface MemberCaller {
  readonly workspaceId: string;
  readonly memberId: string;
  /** As it stands in the database at the time of the call. */
  readonly role: MemberRole;
}

/** Who calls a service. */
export type Caller = ApiCaller | MemberCaller;

/** Who did it, as audit entries name a caller. */
export function actorOf({ caller }: { readonly caller: Caller }): string {
  return "memberId" in caller ? `member:${caller.memberId}` : `api_key:${caller.apiKeyId}`;
}
