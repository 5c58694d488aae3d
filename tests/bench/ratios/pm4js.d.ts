/** Puts its classes into the global scope. */
declare module 'pm4js' {}
