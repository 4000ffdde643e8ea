import type { ApiFailure } from "../kit/http-api/api-failure";

/** What Shopify's statuses mean for the Admin API. */
export const shopFailures = {
  "401": {
    code: "auth_failed",
    message: "Shopify did not accept the access token.",
    hint: "Install the app in this shop, copy its credentials again and test again.",
  },
  "402": {
    code: "login_disabled",
    field: "shop_domain",
    message: "This shop is frozen.",
    hint: "The owner of the shop has to settle its bill or choose a plan.",
  },
  "403": {
    code: "permission_denied",
    message: "The app is not allowed to read this shop.",
    hint: "Give the app the Admin API scopes it needs, and install it again.",
  },
  "404": {
    code: "not_found",
    field: "shop_domain",
    message: "There is no such shop, or it does not know this version of the API.",
    hint: "Check the name. It is the one before .myshopify.com in the address of the shop's admin.",
  },
} as const satisfies Record<string, ApiFailure>;
