import { tdsWire } from "../kit/tds-wire/tds-wire";
import { schema } from "./schema";

export default tdsWire({ schema });
