// Puts Swagger UI and what starts it where they are served from: public/api-viewer.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { packageFile, root } from "./steps/project.mjs";

const target = path.join(root, "public", "api-viewer");
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const file of ["swagger-ui-bundle.js", "swagger-ui.css"])
  copyFileSync(packageFile(`swagger-ui-dist/${file}`), path.join(target, file));
for (const file of ["viewer.js", "viewer.css"])
  copyFileSync(path.join(root, "scripts", "api-viewer", file), path.join(target, file));
