import { mysqlSchema } from "../kit/mysql-wire/mysql-schema";

/** What Amazon Aurora MySQL asks for. */
export const schema = mysqlSchema({
  id: "aurora_mysql",
  title: "Amazon Aurora MySQL",
  docsUrl: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMySQL.html",
  iconPath: "M12 2 3 7v10l9 5 9-5V7Zm0 2.3L18.9 8 12 11.8 5.1 8ZM5 9.7l6 3.3v6.4l-6-3.4Zm8 9.7V13l6-3.3V16Z",
  hostDescription:
    "The writer endpoint of the cluster. In the RDS console, open the cluster and look under Connectivity.",
  hostPlaceholder: "shop.cluster-abc123.eu-central-1.rds.amazonaws.com",
  usernameDescription: "The database user. SELECT user, host FROM mysql.user lists them.",
  caDescription:
    "Download the certificate bundle of your region from the Amazon RDS documentation and paste it here.",
});
