import { StageRefusal } from "../kit/http-api/api-failure";
import type { Settings } from "../kit/http-api/read-settings";
import { fillTemplate, namesIn } from "./template";
import type { UrlTemplate } from "./url-template";

type Text = Pick<Settings, "text">;

/** Names as DNS and international names have them, without anything that ends a host in an address. */
const hostName = /^[\p{L}\p{N}._-]{1,253}$/u;
const ipv6 = /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/;

/**
 * The URL of a request with these answers, every value encoded for where it stands.
 * @throws StageRefusal `invalid_host`, `invalid_port`, `invalid_value`
 */
export function fillUrl(input: { readonly template: UrlTemplate; readonly settings: Text }): string {
  const { template, settings } = input;
  const encode = (name: string) => encodeURIComponent(settings.text(name).toWellFormed());
  const path = fillTemplate(template.path, encode);
  // `..` would lead out of the path that was declared, however it is written.
  if (/(^|\/)(\.|%2e){1,2}(\/|$)/i.test(path)) throw notInPath(namesIn(template.path)[0]);
  const query = template.query === "" ? "" : `?${fillTemplate(template.query, encode)}`;
  return `${fillOrigin(input)}${path}${query}`;
}

/** Scheme, host and port with these answers. @throws StageRefusal `invalid_host`, `invalid_port` */
export function fillOrigin(input: { readonly template: UrlTemplate; readonly settings: Text }): string {
  const { template, settings } = input;
  const host = hostOf({ template, settings });
  const port = fillTemplate(template.port, (name) => settings.text(name));
  const isPort = port === "" || (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535);
  if (!isPort) throw notAPort(namesIn(template.port)[0]);
  const origin = `https://${host}${port === "" ? "" : `:${port}`}`;
  const url = URL.parse(origin);
  if (url === null || url.username !== "" || url.pathname !== "/") throw notAHost(namesIn(template.host)[0]);
  return url.origin;
}

function hostOf(input: { readonly template: UrlTemplate; readonly settings: Text }): string {
  const [name] = namesIn(input.template.host);
  if (name === undefined) return input.template.host;
  const host = input.settings.text(name);
  const bare = /^\[(.*)\]$/.exec(host)?.[1] ?? host;
  if (ipv6.test(bare)) return `[${bare}]`;
  if (!hostName.test(host)) throw notAHost(name);
  return host;
}

function notAHost(field: string | undefined): StageRefusal {
  return new StageRefusal({
    failure: {
      code: "invalid_host",
      ...(field === undefined ? {} : { field }),
      message: "This is not a host name.",
      hint: "Enter the name alone, such as api.example.com, without https:// and without a path.",
    },
  });
}

function notAPort(field: string | undefined): StageRefusal {
  return new StageRefusal({
    failure: {
      code: "invalid_port",
      ...(field === undefined ? {} : { field }),
      message: "This is not a port.",
      hint: "Enter a number from 1 to 65535.",
    },
  });
}

function notInPath(field: string | undefined): StageRefusal {
  return new StageRefusal({
    failure: {
      code: "invalid_value",
      ...(field === undefined ? {} : { field }),
      message: "This cannot be a part of an address.",
      hint: "Enter the name or ID as the service shows it.",
    },
  });
}
