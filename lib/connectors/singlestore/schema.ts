import { mysqlSchema } from "../kit/mysql-wire/mysql-schema";

/** What SingleStore asks for. */
export const schema = mysqlSchema({
  id: "singlestore",
  title: "SingleStore",
  docsUrl: "https://docs.singlestore.com/cloud/connect-to-singlestore/",
  iconPath:
    "M12 2a10 10 0 1 0 10 10h-3a7 7 0 1 1-7-7Zm2 0v3a7 7 0 0 1 5 5h3a10 10 0 0 0-8-8Zm-2 6a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z",
  hostDescription: "In SingleStore, open the workspace, then Connect. Without the port.",
  hostPlaceholder: "svc-abc123-dml.aws-frankfurt-1.svc.singlestore.com",
  usernameDescription: "The database user. SHOW USERS lists them; the first one is called admin.",
  caDescription: "For SingleStore's cloud, paste singlestore_bundle.pem, which it offers under Connect.",
});
