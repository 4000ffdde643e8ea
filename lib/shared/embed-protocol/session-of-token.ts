/** The public session id a link token opens. Here because the SDK may import nothing but this folder. */
export { linkSessionIdOfToken as sessionOfToken } from "../ids";
