/** A name a province is also called by, or was; `codes` are the provinces of 2016 that it leads to. */
export interface OtherName {
  name: string;
  codes: readonly string[];
  /** Where a former province went, in words; absent for a name in common use. */
  went?: string;
}

const former = (name: string, year: number, codes: readonly string[], into: string): OtherName => ({
  name,
  codes,
  went: `${name} ${codes.length > 1 ? 'đã tách thành' : 'đã nhập vào'} ${into} (năm ${year})`,
});

/** Names that are typed though no province of 2016 bears them: common ones, other spellings, provinces that are no more. */
export const otherNames: readonly OtherName[] = [
  { name: 'Sài Gòn', codes: ['79'] },
  { name: 'Gia Định', codes: ['79'] },
  { name: 'TPHCM', codes: ['79'] },
  { name: 'HCM', codes: ['79'] },
  { name: 'Bắc Cạn', codes: ['06'] },
  { name: 'Đắc Lắc', codes: ['66'] },
  { name: 'Đắc Nông', codes: ['67'] },
  { name: 'Daklak', codes: ['66'] },
  { name: 'Kontum', codes: ['62'] },
  former('Hà Tây', 2008, ['01'], 'Hà Nội'),
  former('Hà Đông', 1965, ['01'], 'Hà Tây, nay thuộc Hà Nội'),
  former('Sơn Tây', 1965, ['01'], 'Hà Tây, nay thuộc Hà Nội'),
  former('Hà Tuyên', 1991, ['02', '08'], 'Hà Giang và Tuyên Quang'),
  former('Cao Lạng', 1978, ['04', '20'], 'Cao Bằng và Lạng Sơn'),
  former('Bắc Thái', 1997, ['06', '19'], 'Bắc Kạn và Thái Nguyên'),
  former('Hoàng Liên Sơn', 1991, ['10', '15'], 'Lào Cai và Yên Bái'),
  former('Hà Sơn Bình', 1991, ['01', '17'], 'Hà Tây (nay thuộc Hà Nội) và Hòa Bình'),
  former('Hà Bắc', 1997, ['24', '27'], 'Bắc Giang và Bắc Ninh'),
  former('Vĩnh Phú', 1997, ['25', '26'], 'Phú Thọ và Vĩnh Phúc'),
  former('Hải Hưng', 1997, ['30', '33'], 'Hải Dương và Hưng Yên'),
  former('Nam Hà', 1997, ['35', '36'], 'Hà Nam và Nam Định'),
  former('Hà Nam Ninh', 1991, ['35', '36', '37'], 'Nam Hà (sau là Hà Nam, Nam Định) và Ninh Bình'),
  former('Nghệ Tĩnh', 1991, ['40', '42'], 'Nghệ An và Hà Tĩnh'),
  former('Bình Trị Thiên', 1989, ['44', '45', '46'], 'Quảng Bình, Quảng Trị và Thừa Thiên Huế'),
  former('Quảng Nam Đà Nẵng', 1997, ['48', '49'], 'Đà Nẵng và Quảng Nam'),
  former('Nghĩa Bình', 1989, ['51', '52'], 'Quảng Ngãi và Bình Định'),
  former('Phú Khánh', 1989, ['54', '56'], 'Phú Yên và Khánh Hòa'),
  former('Thuận Hải', 1992, ['58', '60'], 'Ninh Thuận và Bình Thuận'),
  former('Gia Lai Kon Tum', 1991, ['62', '64'], 'Kon Tum và Gia Lai'),
  former('Sông Bé', 1997, ['70', '74'], 'Bình Phước và Bình Dương'),
  former('Cửu Long', 1992, ['84', '86'], 'Trà Vinh và Vĩnh Long'),
  former('Minh Hải', 1997, ['95', '96'], 'Bạc Liêu và Cà Mau'),
];
