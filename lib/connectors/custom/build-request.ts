import { StageRefusal } from "../kit/http-api/api-failure";
import { basicAuth } from "../kit/http-api/basic-auth";
import type { Settings } from "../kit/http-api/read-settings";
import type { ApiRequest } from "../kit/http-api/send-request";
import type { DeclaredRequest } from "./declarative-check";
import { fillUrl } from "./fill-url";
import { fillJson, fillTemplate, namesIn } from "./template";
import type { UrlTemplate } from "./url-template";

/**
 * A declared request with these answers.
 * @throws StageRefusal where an answer cannot stand where it is declared to
 */
export function buildRequest(input: {
  readonly request: DeclaredRequest;
  readonly template: UrlTemplate;
  readonly settings: Pick<Settings, "text">;
}): ApiRequest {
  const { request, settings } = input;
  const text = (name: string) => settings.text(name);
  const { basicAuth: login, form, json } = request;
  const authorization =
    login === undefined
      ? {}
      : {
          authorization: basicAuth({
            username: fillTemplate(login.username, text),
            password: fillTemplate(login.password, text),
          }),
        };
  return {
    method: request.method,
    url: fillUrl(input),
    headers: { ...fillHeaders(input), ...authorization },
    ...(form === undefined ? {} : { form: mapValues(form, (one) => fillTemplate(one, text)) }),
    ...(json === undefined ? {} : { json: fillJson(json, text) }),
  };
}

function fillHeaders(input: Parameters<typeof buildRequest>[0]): Readonly<Record<string, string>> {
  const { request, settings } = input;
  const isGiven = (template: string) => {
    const names = namesIn(template);
    return names.length === 0 || names.some((name) => settings.text(name) !== "");
  };
  const given = Object.entries(request.headers ?? {}).filter(([, template]) => isGiven(template));
  return mapValues(Object.fromEntries(given), (template) =>
    fillTemplate(template, (name) => headerText({ name, value: settings.text(name) })),
  );
}

/** A line break would begin another header, or the body. */
function headerText(input: { readonly name: string; readonly value: string }): string {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(input.value)) return input.value;
  throw new StageRefusal({
    failure: {
      code: "invalid_value",
      field: input.name,
      message: "This has characters that cannot be sent, such as a line break.",
      hint: "Copy it again, on one line.",
    },
  });
}

function mapValues(
  record: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
