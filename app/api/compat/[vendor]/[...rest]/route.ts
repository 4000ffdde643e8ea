import { fivetran } from "@/lib/dialects/fivetran/dialect";
import { improvado } from "@/lib/dialects/improvado/dialect";
import { prequel } from "@/lib/dialects/prequel/dialect";
import { stitch } from "@/lib/dialects/stitch/dialect";
import { refuseUnknown } from "@/lib/http/dialect/refuse-unknown";

/** Whatever a vendor has and its dialect has not: refused as that vendor refuses. */
const handle = refuseUnknown({ dialects: [stitch, fivetran, prequel, improvado] });

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
