// Written by scripts/gen-docs.mjs. Do not edit: run `node scripts/gen-docs.mjs`.
import type { EmbedReference } from "./types";

export const embedReference: EmbedReference = {
  "options": [
    {
      "name": "token",
      "type": "string | null",
      "required": false,
      "summary": "The link token your back end got from `POST /api/v1/link-sessions`. May be `null` or absent where there is a `fetchToken`. A token without `fetchToken` serves one form: make a new handle for a new token.",
      "example": "const { token } = await (await fetch(\"/api/link-token\", { method: \"POST\" })).json();\nLatchkey.open({ token, onSuccess, onExit });"
    },
    {
      "name": "fetchToken",
      "type": "() => Promise<string>",
      "required": false,
      "summary": "Gets a link token from your back end. Called on `open()` when no `token` is at hand, and again when the token expires while the user is typing: what they typed stays. Calls are never made in parallel. If it rejects or gives no link token, `onEvent` gets `ERROR` with the code `token_fetch_failed`, then `onExit` `token_rejected`.",
      "example": "fetchToken: async () => {\n  const response = await fetch(\"/api/link-token\", { method: \"POST\" });\n  if (!response.ok) throw new Error(\"No link token\");\n  return (await response.json()).token;\n}"
    },
    {
      "name": "baseUrl",
      "type": "string",
      "required": false,
      "summary": "Where Latchkey is served. Needs another origin than your own page: the frame's sandbox protects nothing on the same origin, and `open()` refuses it.",
      "fallback": "the folder that embed.js was loaded from",
      "example": "baseUrl: \"https://latchkey.example.com\""
    },
    {
      "name": "container",
      "type": "HTMLElement",
      "required": false,
      "summary": "Shows the form inside this element, as wide as the element and as tall as its content. Without it the form opens as a modal dialog.",
      "example": "container: document.querySelector(\"#destination\")"
    },
    {
      "name": "onSuccess",
      "type": "(success: LatchkeySuccess) => void",
      "required": true,
      "summary": "The connection is stored and its checks passed. Called once the form is gone; this or `onExit`, once.",
      "example": "onSuccess: ({ connectionId }) => saveToMyBackEnd(connectionId)"
    },
    {
      "name": "onExit",
      "type": "(exit: LatchkeyExit) => void",
      "required": false,
      "summary": "It ended without a connection; `reason` says why. What was typed is kept for the session's lifetime.",
      "example": "onExit: ({ reason }) => { if (reason !== \"user_closed\") showBanner(reason); }"
    },
    {
      "name": "onEvent",
      "type": "(event: LatchkeyEvent) => void",
      "required": false,
      "summary": "What the user does meanwhile. Events hold ids and statuses, never a typed value.",
      "example": "onEvent: (event) => { if (event.name === \"STEP_COMPLETED\") track(event.stepId); }"
    },
    {
      "name": "onLoad",
      "type": "() => void",
      "required": false,
      "summary": "The form is there and connected to your page. Once for each `open()`."
    },
    {
      "name": "theme",
      "type": "LatchkeyTheme",
      "required": false,
      "summary": "The look, on top of the link session's. Give `colorScheme` there too, so that the first paint has it.",
      "example": "theme: { colorScheme: \"dark\", accent: \"#4f46e5\", radius: 8 }"
    },
    {
      "name": "labels",
      "type": "LatchkeyLabels",
      "required": false,
      "summary": "The SDK's own words, for pages in another language.",
      "fallback": "English"
    }
  ],
  "handle": [
    {
      "name": "open",
      "type": "(): void",
      "required": true,
      "summary": "Shows the form. While it is shown, or while a token is being fetched, does nothing."
    },
    {
      "name": "close",
      "type": "(): void",
      "required": true,
      "summary": "Closes the form. `onExit` follows with `host_closed`, after 300 ms at most. Does nothing while closed."
    },
    {
      "name": "destroy",
      "type": "(): void",
      "required": true,
      "summary": "Removes the form at once with all that belongs to it. While open, `onExit` is called with `host_closed` before this returns. Right for an unmount; a later `open()` starts anew."
    },
    {
      "name": "update",
      "type": "(changes: { theme: LatchkeyTheme }): void",
      "required": true,
      "summary": "Changes the look of the form, open or not. What is not given stays.",
      "example": "handle.update({ theme: { colorScheme: \"light\" } })"
    }
  ],
  "theme": [
    {
      "name": "colorScheme",
      "type": "\"light\" | \"dark\" | \"auto\"",
      "required": false,
      "summary": "`auto` follows the user's system."
    },
    {
      "name": "accent",
      "type": "string",
      "required": false,
      "summary": "Colour of buttons and focus rings, `#rrggbb`."
    },
    {
      "name": "accentDark",
      "type": "string",
      "required": false,
      "summary": "The same in the dark scheme; without it, `accent`."
    },
    {
      "name": "surface",
      "type": "string",
      "required": false,
      "summary": "Behind everything, `#rrggbb`."
    },
    {
      "name": "surfaceDark",
      "type": "string",
      "required": false,
      "summary": "The same in the dark scheme."
    },
    {
      "name": "field",
      "type": "string",
      "required": false,
      "summary": "Behind what is typed, `#rrggbb`."
    },
    {
      "name": "fieldDark",
      "type": "string",
      "required": false,
      "summary": "The same in the dark scheme."
    },
    {
      "name": "text",
      "type": "string",
      "required": false,
      "summary": "Texts, `#rrggbb`. One that could not be read on what is behind it is darkened or lightened until it can."
    },
    {
      "name": "textDark",
      "type": "string",
      "required": false,
      "summary": "The same in the dark scheme."
    },
    {
      "name": "muted",
      "type": "string",
      "required": false,
      "summary": "Help below fields, `#rrggbb`."
    },
    {
      "name": "mutedDark",
      "type": "string",
      "required": false,
      "summary": "The same in the dark scheme."
    },
    {
      "name": "line",
      "type": "string",
      "required": false,
      "summary": "Between parts, `#rrggbb`."
    },
    {
      "name": "lineDark",
      "type": "string",
      "required": false,
      "summary": "The same in the dark scheme."
    },
    {
      "name": "radius",
      "type": "number",
      "required": false,
      "summary": "Corner radius in px, a whole number from 0 to 24."
    },
    {
      "name": "fontFamily",
      "type": "string",
      "required": false,
      "summary": "A CSS font list. Fonts of your page do not load in the form."
    }
  ],
  "labels": [
    {
      "name": "title",
      "type": "string",
      "required": false,
      "summary": "Name of the frame and the dialog for screen readers.",
      "fallback": "\"Connect a destination\""
    },
    {
      "name": "failed",
      "type": "string",
      "required": false,
      "summary": "",
      "fallback": "\"This form could not be loaded.\""
    },
    {
      "name": "retry",
      "type": "string",
      "required": false,
      "summary": "",
      "fallback": "\"Try again\""
    },
    {
      "name": "close",
      "type": "string",
      "required": false,
      "summary": "",
      "fallback": "\"Close\""
    }
  ],
  "success": [
    {
      "name": "eventId",
      "type": "string",
      "required": true,
      "summary": "The same id in the webhook and the audit log: use it to count an event once."
    },
    {
      "name": "connectionId",
      "type": "string",
      "required": true,
      "summary": "For `GET /api/v1/connections/{connectionId}` on your back end."
    },
    {
      "name": "destinationType",
      "type": "string",
      "required": true,
      "summary": "For example `postgres`."
    },
    {
      "name": "pending",
      "type": "boolean",
      "required": true,
      "summary": "The tests passed, and a reviewer of the workspace decides before the connection is connected."
    },
    {
      "name": "sig",
      "type": "string | null",
      "required": true,
      "summary": "The server's signature over the fields above, for your back end to verify: a detached JWS, ES256, by a key of `/api/v1/workspaces/{id}/jwks.json`."
    }
  ],
  "exit": [
    {
      "name": "eventId",
      "type": "string | null",
      "required": true,
      "summary": "The same id in the webhook and the audit log; null where only the page knows of the exit."
    },
    {
      "name": "reason",
      "type": "LatchkeyExitReason",
      "required": true,
      "summary": ""
    },
    {
      "name": "stepId",
      "type": "string | null",
      "required": true,
      "summary": "The step the user was at."
    },
    {
      "name": "lastErrorCode",
      "type": "string | null",
      "required": true,
      "summary": "Code of the last failure the user saw, or why the SDK gave up."
    },
    {
      "name": "dirty",
      "type": "boolean",
      "required": true,
      "summary": "Whether something was typed that is not submitted."
    },
    {
      "name": "sig",
      "type": "string | null",
      "required": true,
      "summary": "As of `LatchkeySuccess`; null where the server did not record the exit, or not in time."
    }
  ],
  "events": [
    {
      "name": "OPEN",
      "summary": "The form is shown and connected.",
      "isExperimental": false,
      "fields": []
    },
    {
      "name": "SELECT_DESTINATION",
      "summary": "The user chose what to connect.",
      "isExperimental": false,
      "fields": [
        {
          "name": "destinationType",
          "type": "string",
          "required": true,
          "summary": ""
        }
      ]
    },
    {
      "name": "DESTINATION_NOT_LISTED",
      "summary": "The user misses a destination; `destinationType` is its name as a key, for example `vertica`.",
      "isExperimental": true,
      "fields": [
        {
          "name": "destinationType",
          "type": "string",
          "required": true,
          "summary": ""
        }
      ]
    },
    {
      "name": "STEP_VIEWED",
      "summary": "A step came into view.",
      "isExperimental": true,
      "fields": [
        {
          "name": "stepId",
          "type": "string",
          "required": true,
          "summary": ""
        }
      ]
    },
    {
      "name": "STEP_COMPLETED",
      "summary": "A step's answers were accepted and kept.",
      "isExperimental": false,
      "fields": [
        {
          "name": "stepId",
          "type": "string",
          "required": true,
          "summary": ""
        }
      ]
    },
    {
      "name": "SUBMITTED",
      "summary": "All steps are in; the checks start.",
      "isExperimental": false,
      "fields": []
    },
    {
      "name": "TEST_RESULT",
      "summary": "One setup test ended.",
      "isExperimental": true,
      "fields": [
        {
          "name": "testId",
          "type": "string",
          "required": true,
          "summary": ""
        },
        {
          "name": "status",
          "type": "\"PASSED\" | \"FAILED\" | \"WARNING\" | \"SKIPPED\"",
          "required": true,
          "summary": ""
        },
        {
          "name": "code",
          "type": "string | null",
          "required": true,
          "summary": ""
        }
      ]
    },
    {
      "name": "CHECKS_FINISHED",
      "summary": "All setup tests ended.",
      "isExperimental": false,
      "fields": [
        {
          "name": "outcome",
          "type": "\"passed\" | \"failed\" | \"inconclusive\"",
          "required": true,
          "summary": ""
        }
      ]
    },
    {
      "name": "TOKEN_EXPIRED",
      "summary": "A new token is needed: `fetchToken` is called, where there is one.",
      "isExperimental": false,
      "fields": []
    },
    {
      "name": "ERROR",
      "summary": "The user was shown a failure. Codes: /docs/troubleshooting.",
      "isExperimental": false,
      "fields": [
        {
          "name": "code",
          "type": "string",
          "required": true,
          "summary": ""
        }
      ]
    }
  ],
  "exitReasons": [
    {
      "name": "user_closed",
      "summary": "the user closed the form."
    },
    {
      "name": "host_closed",
      "summary": "your page called `close()` or `destroy()`, or removed the form's element."
    },
    {
      "name": "page_left",
      "summary": "the user left the page."
    },
    {
      "name": "session_expired",
      "summary": "the link session ended; make a new one."
    },
    {
      "name": "session_revoked",
      "summary": "the link session ended; make a new one."
    },
    {
      "name": "token_rejected",
      "summary": "no usable token: absent, malformed, used by another tab, or `fetchToken` failed."
    },
    {
      "name": "frame_not_loaded",
      "summary": "nothing answered within 15 s, or a release that does not fit (`protocol_unsupported`). The user sees a message with a \"Try again\" button, which counts as a new `open()`."
    },
    {
      "name": "internal_error",
      "summary": "a fault or a wrong set-up; see `lastErrorCode` and the console."
    }
  ]
};
