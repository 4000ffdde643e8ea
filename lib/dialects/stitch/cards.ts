/**
 * Properties of a destination type as Stitch knows it, where our form asks for more. A type that is not named
 * here has all properties of its form.
 */
const stitchProperties: Readonly<Record<string, readonly string[]>> = {
  postgres: [
    "database",
    "encryption_host",
    "encryption_port",
    "encryption_type",
    "encryption_username",
    "host",
    "password",
    "port",
    "ssl",
    "sslrootcert",
    "username",
  ],
};

/** Whether Stitch's form of a type has a property. */
export function isOfStitch(input: { readonly type: string; readonly name: string }): boolean {
  const { type, name } = input;
  return !Object.hasOwn(stitchProperties, type) || stitchProperties[type]?.includes(name) === true;
}
