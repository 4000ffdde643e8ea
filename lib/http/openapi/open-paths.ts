import { z } from "zod";
import { publishedKeySet } from "@/lib/services/event-signature/signing-key";

/** Addresses that take no key: they are described by hand, since no key stands before them. */
export const openPaths = {
  "/api/v1/workspaces/{id}/jwks.json": {
    get: {
      operationId: "getPublishedKeys",
      summary:
        "The keys that a workspace's terminal events verify with, as a JWK set (RFC 7517). Takes no key.",
      tags: ["workspaces"],
      security: [],
      "x-required-scope": "none",
      parameters: [
        {
          name: "id",
          in: "path",
          required: true,
          description: "Of the workspace, as `GET /api/v1/workspace` tells it.",
          schema: { type: "string", format: "uuid" },
          example: "0f8fad5b-d9cb-469f-a165-70867728950e",
        },
      ],
      responses: {
        "200": {
          description: "Done. Unknown workspaces have no keys.",
          content: {
            "application/json": {
              schema: z.toJSONSchema(publishedKeySet),
              example: {
                keys: [
                  {
                    kty: "EC",
                    crv: "P-256",
                    x: "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
                    y: "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
                    kid: "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s",
                    alg: "ES256",
                    use: "sig",
                  },
                ],
              },
            },
          },
        },
        default: { $ref: "#/components/responses/Problem" },
      },
    },
  },
} as const;
