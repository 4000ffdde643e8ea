import { property } from "../property";

/** `connection_timeout_in_seconds`. */
export const connectionTimeout = property({
  name: "connection_timeout_in_seconds",
  title: "Connection timeout in seconds",
  description:
    "Give up when the server does not answer in this time. Empty is 5 seconds. A test waits 9 seconds at most.",
  placeholder: "5",
  is_required: false,
  json_schema: { type: "integer", minimum: 1, maximum: 60 },
});
