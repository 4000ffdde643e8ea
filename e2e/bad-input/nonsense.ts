import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

type Body = string | Uint8Array<ArrayBuffer>;

export interface Nonsense {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Body;
}

const manifest = fileURLToPath(new URL("../../.next/app-path-routes-manifest.json", import.meta.url));
const parts = [
  "x",
  "%00",
  "..%2f..%2fetc%2fpasswd",
  "%E0%A4%A",
  "'; drop table connection; --",
  "🦊",
  "a".repeat(3_000),
  "__proto__",
];
const queries = [
  "",
  "?limit=-1&limit=99999999999999999999",
  "?cursor=%00&%5B%5D=1",
  `?${"q=1&".repeat(500)}`,
  "?__proto__[x]=1",
];
const origins = ["null", "https://evil.example", "not an origin", ""];
/** How many ways each address is asked in, out of more than a hundred. */
const waysInTurn = 6;
const json = "application/json";
const form = "multipart/form-data; boundary=x";

/** Bodies that no address takes: name, content type, bytes. */
const bodies: readonly (readonly [string, string, Body])[] = [
  ["nothing", json, ""],
  ["no JSON", json, "{"],
  ["another type of JSON", json, "[null]"],
  ["prototype keys", json, '{"__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}'],
  ["deep JSON", json, `${"[".repeat(50_000)}${"]".repeat(50_000)}`],
  ["too much", json, JSON.stringify({ x: "y".repeat(2_000_000) })],
  ["bytes that are no text", json, new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28])],
  [
    "NUL and lone surrogates",
    json,
    '{"recipient":{"externalId":"\\u0000\\ud800"},"allowedOrigins":["http://a"]}',
  ],
  ["another content type", "text/xml", "<a/>"],
  ["a broken form", form, "--x\r\nbroken"],
  [
    "a form that calls an action",
    form,
    '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_00"\r\n\r\n1\r\n--x--\r\n',
  ],
];

/** Every address of the build, with `[…]` for the parts that change. */
function routes(): readonly string[] {
  const paths = JSON.parse(readFileSync(manifest, "utf8")) as Readonly<Record<string, string>>;
  return Object.values(paths).filter((route) => !route.startsWith("/_"));
}

/**
 * Some ways after the ones before, so that a run of everything stays short and every way meets some of the
 * addresses; every one of them with FUZZ_ALL=true.
 */
function inTurn<T>({ ways, at }: { readonly ways: readonly T[]; readonly at: number }): readonly T[] {
  if (process.env.FUZZ_ALL === "true") return ways;
  const first = (at * waysInTurn) % ways.length;
  return [...ways, ...ways].slice(first, first + waysInTurn);
}

/** Reads with wrong paths and queries, with and without the key. Some may be answered well; none may fail. */
export function oddReads({ key }: { readonly key: string }): readonly Nonsense[] {
  const keys = [{}, { authorization: `Bearer ${key}` }, { authorization: "Bearer lk_x" }];
  return routes().flatMap((route, at) => {
    const ways = pathsOf(route)
      .flatMap((path) => queries.map((query) => `${path}${query}`))
      .flatMap((path) =>
        keys.map((headers) => ({ what: `GET ${path.slice(0, 100)}`, method: "GET", path, headers })),
      );
    return inTurn({ ways, at });
  });
}

/** Writes that every address has to refuse. */
export function badWrites({ key }: { readonly key: string }): readonly Nonsense[] {
  return routes().flatMap((route, at) => {
    const path = route.replace(/\[[^\]]+\]/g, "x");
    return ["POST", "PUT", "PATCH", "DELETE"].flatMap((method, other) =>
      inTurn({ ways: badWritesTo({ key, method, path }), at: at * 4 + other }),
    );
  });
}

function badWritesTo(input: {
  readonly key: string;
  readonly method: string;
  readonly path: string;
}): readonly Nonsense[] {
  const { key, method, path } = input;
  return [
    ...bodies.flatMap(([name, type, body]) =>
      [{}, { authorization: `Bearer ${key}` }].map((auth) => ({
        what: `${method} ${path} with ${name}${"authorization" in auth ? " and a key" : ""}`,
        method,
        path,
        headers: { "content-type": type, ...auth },
        body,
      })),
    ),
    ...origins.map((origin) => ({
      what: `${method} ${path} from ${origin || "an empty origin"}`,
      method,
      path,
      headers: { "content-type": json, origin },
      body: "{}",
    })),
  ];
}

function pathsOf(route: string): readonly string[] {
  if (!route.includes("[")) return [route, `${route}/x`, `${route}/%00`];
  return parts.map((part) =>
    route.replace(/\[[^\]]+\]/g, part.includes("%") ? part : encodeURIComponent(part)),
  );
}
