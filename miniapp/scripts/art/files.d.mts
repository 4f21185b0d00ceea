export function drawAll(): Promise<Record<string, string>>
