/** What an editor starts with: one secret, and one request that proves it. */
export const exampleType = {
  id: "my_service",
  title: "My service",
  category: "saas",
  docsUrl: "https://docs.example.com/api-keys",
  steps: [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      description: "An API key of your account.",
      properties: [
        {
          name: "api_key",
          title: "API key",
          description: "Settings, then API keys, then Create.",
          is_credential: true,
          json_schema: { type: "string", minLength: 8, maxLength: 200 },
        },
      ],
    },
  ],
  check: {
    requests: [
      {
        id: "sign_in",
        title: "Sign in",
        method: "GET",
        url: "https://api.example.com/v1/me",
        headers: { authorization: "Bearer {{api_key}}" },
        expect: { status: ["200"] },
        failures: [
          {
            status: 401,
            code: "auth_failed",
            message: "The API key was refused.",
            hint: "Make a new key and paste it here.",
            field: "api_key",
          },
        ],
      },
    ],
  },
} as const;
