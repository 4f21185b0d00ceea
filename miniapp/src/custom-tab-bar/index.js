// WeChat asks for this component where `tabBar.custom` is set; the bar itself is part of each page (ui/tab-bar).
Component({})
