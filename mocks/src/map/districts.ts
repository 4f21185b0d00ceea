/** Where the map's districts have their middle (WGS84, two decimals): each province's capital, and wherever the demo's people live. */
export interface District {
  /** six digits, as GB/T 2260 has them */
  code: string
  lat: number
  lng: number
  /** written on the map where streets are too small to be drawn */
  city: string
}

const row = (code: string, lat: number, lng: number, city: string): District => ({ code, lat, lng, city })

export const DISTRICTS: readonly District[] = [
  row('110101', 39.93, 116.41, '北京'),
  row('110105', 39.92, 116.44, '北京'),
  row('120101', 39.12, 117.21, '天津'),
  row('130102', 38.04, 114.54, '石家庄'),
  row('130502', 37.06, 114.51, '邢台'),
  row('130903', 38.31, 116.84, '沧州'),
  row('140105', 37.74, 112.57, '太原'),
  row('150102', 40.86, 111.66, '呼和浩特'),
  row('210102', 41.79, 123.42, '沈阳'),
  row('220102', 43.86, 125.35, '长春'),
  row('230102', 45.76, 126.61, '哈尔滨'),
  row('310101', 31.23, 121.48, '上海'),
  row('310115', 31.22, 121.54, '上海'),
  row('320102', 32.05, 118.8, '南京'),
  row('320508', 31.31, 120.62, '苏州'),
  row('330102', 30.25, 120.18, '杭州'),
  row('340102', 31.86, 117.31, '合肥'),
  row('340103', 31.88, 117.26, '合肥'),
  row('340104', 31.85, 117.22, '合肥'),
  row('340111', 31.79, 117.31, '合肥'),
  row('340803', 30.51, 117.03, '安庆'),
  row('350102', 26.08, 119.3, '福州'),
  row('350304', 25.43, 119.02, '莆田'),
  row('360102', 28.68, 115.9, '南昌'),
  row('370102', 36.67, 117.08, '济南'),
  row('371402', 37.45, 116.3, '德州'),
  row('410102', 34.75, 113.61, '郑州'),
  row('420102', 30.6, 114.31, '武汉'),
  row('420106', 30.55, 114.32, '武汉'),
  row('421002', 30.31, 112.26, '荆州'),
  row('430102', 28.19, 113.03, '长沙'),
  row('440103', 23.12, 113.24, '广州'),
  row('440305', 22.53, 113.93, '深圳'),
  row('450102', 22.86, 108.37, '南宁'),
  row('460105', 20, 110.28, '海口'),
  row('500103', 29.55, 106.57, '重庆'),
  row('510104', 30.65, 104.08, '成都'),
  row('510107', 30.64, 104.04, '成都'),
  row('511602', 30.47, 106.64, '广安'),
  row('520102', 26.57, 106.71, '贵阳'),
  row('530102', 25.05, 102.71, '昆明'),
  row('540102', 29.65, 91.14, '拉萨'),
  row('610102', 34.26, 108.96, '西安'),
  row('620102', 36.06, 103.83, '兰州'),
  row('630102', 36.6, 101.8, '西宁'),
  row('640104', 38.47, 106.29, '银川'),
  row('650102', 43.79, 87.63, '乌鲁木齐'),
]

interface Spot {
  lat: number
  lng: number
}

/** Degrees, weighed as they lie on the ground: near enough to say which middle is the nearest. */
const apart = (a: Spot, b: Spot): number =>
  Math.hypot(a.lat - b.lat, (a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180))

/** The district whose middle is nearest: every place of the country lies in one of them, on this map. */
export const districtAt = (spot: Spot): District =>
  DISTRICTS.reduce((best, one) => (apart(spot, one) < apart(spot, best) ? one : best))

/** The district of that code; where the map has none, one of the same city, or of the same province. */
export const districtLike = (code: string): District | undefined =>
  [6, 4, 2].flatMap((digits) => DISTRICTS.filter((one) => one.code.startsWith(code.slice(0, digits))))[0]

export const isOnTheMap = ({ lat, lng }: Spot): boolean => lat >= 18 && lat <= 54 && lng >= 73 && lng <= 135.1
