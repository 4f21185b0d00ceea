import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { drive, type Drive } from '../testing/drive.ts'

describe('what a page shows and what a finger does on it', () => {
  let at: Drive
  beforeAll(async () => {
    at = await drive()
  })
  afterAll(() => at.end())
  beforeEach(async () => {
    await at.mini.reLaunch('/pages/home/home')
  })

  it('lets a tap rise to every ancestor that listens, with the dataset of the one that hears it', async () => {
    await at.tap('.leaf')
    expect(await at.text('.taps')).toBe('1 1 里')
  })

  it('stops a tap that is caught', async () => {
    await at.tap('.stopper')
    expect(await at.text('.taps')).toBe('0 1 ')
  })

  it('does nothing on a disabled button', async () => {
    await at.tap('.disabled')
    expect(await at.text('.taps')).toBe('0 0 ')
  })

  it('reads text as a person would: templates filled, hidden parts left out', async () => {
    expect(await at.text('.rows')).toBe('洗衣机¥1999\n冰箱')
  })

  it('finds elements by attribute, by place below another, and by several selectors at once', async () => {
    expect(await at.text('.rows [aria-label="冰箱"]')).toBe('冰箱')
    expect(await at.text('.outer > .inner text')).toBe('叶')
    expect(await (await at.mini.currentPage())?.$$('.leaf, .row')).toHaveLength(3)
    await expect(at.get('.outer > .leaf')).rejects.toThrow('nothing matches')
  })

  it('draws components with their properties, and hears their events', async () => {
    expect(await at.text('counter')).toBe('件 1 好')
    await at.tap('.plus')
    expect([await at.text('counter'), await at.text('.pieces-text')]).toEqual(['件 2 好', '2'])
  })

  it('shows the custom tab bar on tab pages, which navigates and is told what is selected', async () => {
    expect(await at.text('custom-tab-bar')).toBe('首页\n我的首页')
    await at.tap('.tab[data-url="/pages/mine/mine"]')
    expect(await at.path()).toBe('pages/mine/mine')
    await at.mini.reLaunch('/pages/item/item')
    await expect(at.get('custom-tab-bar')).rejects.toThrow('nothing matches')
  })

  it('cuts typed text at the length a field takes', async () => {
    const field = await at.get('.name')
    await (field as unknown as { input(text: string): Promise<void> }).input('一二三四五')
    expect(await (await at.get('.name')).value()).toBe('一二三四')
  })

  it('ticks through labels and submits the named fields of a form', async () => {
    await at.tap('.want-b')
    await at.tap('.want-a')
    expect(await at.text('.result')).toBe('a+b')
    await at.tap('.want-b')
    await at.tap('.submit')
    expect(await at.text('.result')).toBe('{"name":"","wants":["a"]}')
  })

  it('refuses by name what it cannot know: layout and styles', async () => {
    const page = await at.mini.currentPage()
    await expect(page?.size()).rejects.toThrow('layout is out of')
    await expect((await at.get('.leaf')).size()).rejects.toThrow('layout is out of')
    await expect((await at.get('.leaf')).style('color')).rejects.toThrow('Element.getStyles is not answered')
  })
})
