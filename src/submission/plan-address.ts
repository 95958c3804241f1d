/** Where the plan of section 2 is sent as a file: a step of the page of the signed copy. */
export const planAddress = '/phieu/ban-ky/#ke-hoach';
