import "server-only";
import { ConnectionConditions, connectionOrders } from "./connection-conditions";
import {
  type ConnectionPageRequest,
  type ConnectionPageRow,
  conditionsOf,
  orderOf,
  pageEnd,
  shownOf,
} from "./page-connections";
import { runSql } from "./run-sql";

/** Up to here every match is found and sorted; beyond, matches are frequent. */
const foundAtMost = 5_000;
/** Up to here matches are counted, as those of any list. */
const countedAtMost = 1_000;
/** How far into the order frequent matches are looked for. */
const lookedThrough = 2_000;

export interface ConnectionSearch extends ConnectionPageRequest {
  /** Part of the name or slug, in whatever case. */
  readonly search: string;
}

export interface FoundConnections {
  readonly rows: readonly ConnectionPageRow[];
  /** How many match; `null` where they are more than 1,000, which can take too long to count. */
  readonly count: number | null;
}

/**
 * One page of the connections whose name or slug hold a text. The index of the text gives the matches
 * unsorted and that of the order gives rows that need not match; which is quick depends on how frequent the
 * text is, and the planner cannot know where in the order the matches lie. So: few matches are all found and
 * sorted, in one statement. Of many, a page is likely near its start, and is looked for there. What lies
 * elsewhere, such as names with Z in the order of names, costs the sorting of all matches.
 */
export async function searchConnections(input: ConnectionSearch): Promise<FoundConnections> {
  const few = await searchFew(input);
  if (few !== null) return few;
  return { rows: (await searchNear(input)) ?? (await searchAll(input)), count: null };
}

/** The page and the count in one statement. @returns null where there are more than a few */
async function searchFew(input: ConnectionSearch): Promise<FoundConnections | null> {
  const where = new ConnectionConditions(input.filter);
  where.addMatch(input.search);
  const { by, type } = connectionOrders[input.sort];
  const { after, direction } = input;
  const found = `with found as materialized (select id, ${by} as place from connection where ${where.text()} limit ${where.bind(foundAtMost + 1)})`;
  const sign = direction === "asc" ? ">" : "<";
  const start =
    after === null
      ? ""
      : `where (place, id) ${sign} (${where.bind(after.value)}::${type}, ${where.bind(after.id)}::uuid)`;
  const page = `select id from found ${start} order by place ${direction}, id ${direction} limit ${where.bind(input.limit)} offset ${where.bind(input.offset)}`;
  // Joined to the count, which is there without a page, too.
  const rows = await runSql<ConnectionPageRow & { readonly count: number }>({
    text: `${found} select counted.count, ${shownOf(input)} from (select count(*)::int as count from found) counted
      left join connection on connection.id in (${page}) order by ${by} ${direction}, connection.id ${direction}`,
    values: where.values,
  });
  const count = rows[0]?.count ?? 0;
  if (count > foundAtMost) return null;
  return { rows: rows.filter(({ id }) => id !== null), count: count > countedAtMost ? null : count };
}

/** @returns null where the page may go on beyond what was looked through */
async function searchNear(input: ConnectionSearch): Promise<readonly ConnectionPageRow[] | null> {
  const where = conditionsOf(input);
  const near = `select * from connection where ${where.text()} order by ${orderOf(input)} limit ${lookedThrough}`;
  const matches = where.matches(input.search);
  const rows = await runSql<ConnectionPageRow>({
    text: `select ${shownOf(input)} from (${near}) connection where ${matches} ${pageEnd({ ...input, where })}`,
    values: where.values,
  });
  return rows.length === input.limit ? rows : null;
}

async function searchAll(input: ConnectionSearch): Promise<readonly ConnectionPageRow[]> {
  const where = conditionsOf(input);
  where.addMatch(input.search);
  // Materialized: the planner would rather look through the order, hoping to meet them soon.
  const found = `with found as materialized (select id, ${connectionOrders[input.sort].by} as place from connection where ${where.text()})`;
  const { direction } = input;
  const page = `select id from found order by place ${direction}, id ${direction} limit ${where.bind(input.limit)} offset ${where.bind(input.offset)}`;
  return runSql<ConnectionPageRow>({
    text: `${found} select ${shownOf(input)} from connection where id in (${page}) order by ${orderOf(input)}`,
    values: where.values,
  });
}
