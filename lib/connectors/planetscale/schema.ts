import { mysqlSchema } from "../kit/mysql-wire/mysql-schema";

/** What PlanetScale asks for. It takes encrypted connections only. */
export const schema = mysqlSchema({
  id: "planetscale",
  title: "PlanetScale",
  docsUrl: "https://planetscale.com/docs/concepts/connection-strings",
  iconPath: "M12 3a9 9 0 0 0-6.4 15.4L18.4 5.6A9 9 0 0 0 12 3Zm8.2 5.2L8.2 20.2A9 9 0 0 0 20.2 8.2Z",
  hostDescription: "In PlanetScale, open the database, then Connect. The host ends with .psdb.cloud.",
  hostPlaceholder: "aws.connect.psdb.cloud",
  usernameDescription: "Shown in PlanetScale under Connect, when you create a password.",
  caDescription: "Only if a proxy with a certificate of its own stands in between. PlanetScale needs none.",
  isTlsForced: true,
  isPublicOnly: true,
});
