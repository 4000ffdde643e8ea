import { hasStrayMark, namesIn, textsIn } from "@/lib/connectors/custom/template";
import { readUrlTemplate, type UrlTemplate } from "@/lib/connectors/custom/url-template";
import type { InputProblem } from "@/lib/services/errors";
import { checkBody } from "./check-body";
import { checkCondition } from "./check-condition";
import type { PropertyInput, RequestInput } from "./custom-type-input";
import { limits } from "./limits";
import { type Loc, problem } from "./problem";
import { repeated } from "./repeated";

interface Placed {
  readonly loc: Loc;
  readonly request: RequestInput;
  readonly properties: readonly PropertyInput[];
}

/** Ids of the setup tests that come before the first request. */
const before: readonly string[] = ["reach", "resolve_host", "tcp_connect", "tls"];

/** Names that frame a request: they are the HTTP client's to set. */
const framing =
  /^(host|content-length|content-type|transfer-encoding|connection|keep-alive|upgrade|expect|te|trailer|accept-encoding|proxy-.*)$/i;

/** One request holds together: its address, its marks, its headers, its body, and what it points to. */
export function checkRequest(input: Placed): readonly InputProblem[] {
  const { loc, request, properties } = input;
  const ofBody = checkBody(input);
  return [
    ...(before.includes(request.id) ? [problem([...loc, "id"], "is the id of a test of Latchkey")] : []),
    // A body that is too large or too deep is not looked into.
    ...(ofBody.length > 0 ? [] : markProblems(input)),
    ...urlProblems(input),
    ...headerProblems(input),
    ...ofBody,
    ...checkCondition({ loc: [...loc, "when"], condition: request.when, among: properties }),
    ...fieldProblems(input),
  ];
}

function markProblems({ loc, request, properties }: Placed): readonly InputProblem[] {
  const known = new Set(properties.map(({ name }) => name));
  const { url, headers, basicAuth, form, json } = request;
  return Object.entries({ url, headers, basicAuth, form, json }).flatMap(([part, value]) =>
    textsIn(value).flatMap((text) => {
      if (hasStrayMark(text))
        return [problem([...loc, part], "has {{ without the name of a property and }}")];
      const isKnown = namesIn(text).every((name) => known.has(name));
      return isKnown ? [] : [problem([...loc, part], "has a mark that is no property of this type")];
    }),
  );
}

function urlProblems(input: Placed): readonly InputProblem[] {
  const { request } = input;
  const loc = [...input.loc, "url"];
  const template = readUrlTemplate(request.url);
  if (template === null || !isAddress(template)) {
    return [
      problem(loc, "must be an https address, with marks for the whole host, the whole port, or below"),
    ];
  }
  return [...originProblems({ ...input, loc, template }), ...secretsInUrl({ ...input, loc, template })];
}

/** With something in the place of the marks, it is an address. */
function isAddress({ host, port }: UrlTemplate): boolean {
  const plain = [host, port].map((part, index) =>
    namesIn(part).length === 0 ? part : ["host", "443"][index],
  );
  return URL.canParse(`https://${plain[0]}${plain[1] === "" ? "" : `:${plain[1]}`}`);
}

function originProblems(input: Placed & { readonly template: UrlTemplate }): readonly InputProblem[] {
  const { loc, template, properties } = input;
  const [host] = namesIn(template.host);
  const [port] = namesIn(template.port);
  const ofHost = properties.find(({ name }) => name === host);
  const ofPort = properties.find(({ name }) => name === port);
  const isAsked = (property: PropertyInput | undefined) =>
    property === undefined || (property.is_required && property.shown_when === undefined);
  return [
    ...(ofHost === undefined || holdsHosts(ofHost)
      ? []
      : [problem(loc, "the host must be a property with the format hostname")]),
    ...(ofPort === undefined || ofPort.json_schema.type === "integer"
      ? []
      : [problem(loc, "the port must be a property of the type integer")]),
    ...(isAsked(ofHost) && isAsked(ofPort)
      ? []
      : [problem(loc, "host and port must be required properties without shown_when")]),
  ];
}

/** Whether every answer is a host name: a bare one that was typed, or one of a list. */
function holdsHosts({ is_credential, json_schema: schema }: PropertyInput): boolean {
  if (is_credential) return false;
  if (schema.enum === undefined) return schema.format === "hostname";
  return schema.enum.every((value) => /^[a-z0-9.-]+$/.test(String(value)));
}

/** Addresses end up in the logs of every server on the way. */
function secretsInUrl(input: Placed & { readonly template: UrlTemplate }): readonly InputProblem[] {
  const { loc, request, template, properties } = input;
  const secrets = properties.filter((property) => property.is_credential).map(({ name }) => name);
  const { querySecrets: marked = [] } = request;
  const inPath = namesIn(template.path).filter((name) => secrets.includes(name));
  const inQuery = namesIn(template.query).filter((name) => secrets.includes(name) && !marked.includes(name));
  return [
    ...(inPath.length > 0 ? [problem(loc, "must not hold a secret in its path")] : []),
    ...(inQuery.length > 0
      ? [problem(loc, "holds a secret in its query that querySecrets does not name")]
      : []),
    ...marked.flatMap((name, index) =>
      secrets.includes(name) && namesIn(template.query).includes(name)
        ? []
        : [
            problem(
              [...input.loc.slice(0, -1), "querySecrets", index],
              "is no secret in the query of this request",
            ),
          ],
    ),
  ];
}

function headerProblems({ loc, request }: Placed): readonly InputProblem[] {
  const { headers = {}, basicAuth } = request;
  const names = Object.keys(headers);
  const place = [...loc, "headers"];
  const isLogin = (name: string) => basicAuth !== undefined && /^authorization$/i.test(name);
  return [
    ...(names.length > limits.headers ? [problem(place, `at most ${limits.headers}`)] : []),
    ...repeated(names.map((name) => name.toLowerCase())).map((index) =>
      problem([...place, names[index] ?? ""], "is there already"),
    ),
    ...Object.entries(headers).flatMap(([name, value]) => [
      ...(framing.test(name) || isLogin(name) ? [problem([...place, name], "is set by Latchkey")] : []),
      ...(/^[\t\x20-\x7e\x80-\xff]*$/.test(value)
        ? []
        : [problem([...place, name], "has characters that no header may have")]),
    ]),
  ];
}

function fieldProblems({ loc, request, properties }: Placed): readonly InputProblem[] {
  const isKnown = (field: string | undefined) =>
    field === undefined || properties.some(({ name }) => name === field);
  const { failures, expect } = request;
  const msg = "must be a property of this type";
  return [
    ...failures.flatMap(({ field }, index) =>
      isKnown(field) ? [] : [problem([...loc, "failures", index, "field"], msg)],
    ),
    ...repeated(failures.map(({ status }) => String(status))).map((index) =>
      problem([...loc, "failures", index, "status"], "is there already"),
    ),
    ...failures.flatMap(({ status }, index) =>
      status === 429 ? [problem([...loc, "failures", index, "status"], "429 is always rate_limited")] : [],
    ),
    ...(expect.json ?? []).flatMap(({ failure }, index) =>
      isKnown(failure?.field) ? [] : [problem([...loc, "expect", "json", index, "failure", "field"], msg)],
    ),
  ];
}
