import { mysqlSchema } from "../kit/mysql-wire/mysql-schema";

/** What MySQL and MariaDB ask for. */
export const schema = mysqlSchema({
  id: "mysql",
  title: "MySQL",
  docsUrl: "https://dev.mysql.com/doc/refman/8.4/en/connecting.html",
  iconPath: "M4 5h16v4H4Zm0 5h16v4H4Zm0 5h16v4H4ZM6 6.5v1h2v-1Zm0 5v1h2v-1Zm0 5v1h2v-1Z",
  hostDescription: "Name or address of the server. Cloud consoles call it endpoint or server name.",
  hostPlaceholder: "db.example.com",
  usernameDescription: "The database user. SELECT user, host FROM mysql.user lists them.",
  caDescription:
    "Only if your server's certificate comes from your own authority. MySQL writes ca.pem into its data folder.",
});
