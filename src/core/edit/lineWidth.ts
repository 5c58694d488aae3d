/** How wide a line may become before a new list or object is spread over several. */
export const LINE_WIDTH = 110;
