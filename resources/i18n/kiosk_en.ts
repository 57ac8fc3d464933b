<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>ActionBar</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>AnswerPage</name>
    <message>
        <source>叫工作人员来</source>
        <translation>Call a person</translation>
    </message>
    <message>
        <source>您是想问哪一个？</source>
        <translation>Which one do you mean?</translation>
    </message>
    <message>
        <source>这个我答不好</source>
        <translation>I cannot answer this well</translation>
    </message>
    <message>
        <source>按一下最接近的。</source>
        <translation>Press the one that comes nearest.</translation>
    </message>
    <message>
        <source>问问人，更快也更准。</source>
        <translation>Somebody here can, faster and better.</translation>
    </message>
    <message>
        <source>都不是</source>
        <translation>None of these</translation>
    </message>
    <message>
        <source>再问一个</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>出处：%1</source>
        <translation>Source: %1</translation>
    </message>
    <message>
        <source>去这里</source>
        <translation>Go here</translation>
    </message>
    <message>
        <source>去办这件事</source>
        <translation>Do it now</translation>
    </message>
    <message>
        <source>可以问的人</source>
        <translation>Whom to ask</translation>
    </message>
    <message>
        <source>打电话问</source>
        <translation>By phone</translation>
    </message>
    <message>
        <source>或者换个说法</source>
        <translation>Or say it another way</translation>
    </message>
    <message>
        <source>只写最要紧的几个字，像“停车”“补身份证”。</source>
        <translation>Only the words that matter, like “parking” or “lost ID card”.</translation>
    </message>
    <message>
        <source>答案是大厅写好的，一字不改。您问了什么，机器不记。</source>
        <translation>The hall wrote this answer, word for word. Your question is not kept.</translation>
    </message>
    <message>
        <source>您问了什么，机器不记。</source>
        <translation>Your question is not kept.</translation>
    </message>
</context>
<context>
    <name>AnswerRow</name>
    <message>
        <source>读自身份证</source>
        <translation>from your ID card</translation>
    </message>
    <message>
        <source>来自共享数据</source>
        <translation>from shared data</translation>
    </message>
    <message>
        <source>您说共享数据不对</source>
        <translation>you say it is wrong</translation>
    </message>
    <message>
        <source>您填写</source>
        <translation>your answer</translation>
    </message>
    <message>
        <source>申请人填写</source>
        <translation>Typed by who applied</translation>
    </message>
    <message>
        <source>更改</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>AppointmentListPage</name>
    <message>
        <source>正在向平台查询。</source>
        <translation>Asking the portal.</translation>
    </message>
    <message>
        <source>再办一件</source>
        <translation>One more item</translation>
    </message>
    <message>
        <source>看好了，结束</source>
        <translation>Seen, finish</translation>
    </message>
    <message>
        <source>没有预约</source>
        <translation>No appointment</translation>
    </message>
    <message>
        <source>要到窗口办，可以先约个时间。</source>
        <translation>You may book a time before you go to a window.</translation>
    </message>
</context>
<context>
    <name>AppointmentTimePage</name>
    <message>
        <source>先选日期，再选时间。灰色的约满了。</source>
        <translation>Choose a day, then a time. What is grey is full.</translation>
    </message>
    <message>
        <source>就这个时间</source>
        <translation>This time</translation>
    </message>
    <message>
        <source>没有空的时间</source>
        <translation>Nothing is free</translation>
    </message>
    <message>
        <source>先选日期，再选时间。</source>
        <translation>Choose a day, then a time.</translation>
    </message>
</context>
<context>
    <name>AreaPage</name>
    <message>
        <source>这一类还没有能在这里办的事</source>
        <translation>Nothing of this kind can be done here yet</translation>
    </message>
    <message>
        <source>请到人工窗口办，或用搜一搜找别的事。</source>
        <translation>Go to a staffed window, or search for something else.</translation>
    </message>
    <message>
        <source>没找到要办的事？返回上一页搜一搜，或到人工窗口。</source>
        <translation>Not what you need? Go back and search, or ask at a staffed window.</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>政务服务，
二十四小时都在</source>
        <translation>Public services,
day and night</translation>
    </message>
    <message>
        <source>带上身份证，在这里就能办。</source>
        <translation>All you need is your ID card.</translation>
    </message>
    <message>
        <source>点这里开始</source>
        <translation>Touch here to start</translation>
    </message>
</context>
<context>
    <name>BillListPage</name>
    <message>
        <source>您的电子票据</source>
        <translation>Your electronic bills</translation>
    </message>
    <message>
        <source>正在向平台查询。</source>
        <translation>Asking the portal.</translation>
    </message>
    <message>
        <source>点一张，看内容，打印副本。</source>
        <translation>Touch one to see it and print a copy.</translation>
    </message>
    <message>
        <source>再办一件</source>
        <translation>Something else</translation>
    </message>
    <message>
        <source>看好了，结束</source>
        <translation>Seen, finish</translation>
    </message>
    <message>
        <source>没有查到您的票据</source>
        <translation>No bills of yours were found</translation>
    </message>
    <message>
        <source>开票单位开出来以后，这里才有。可以到缴费窗口问。</source>
        <translation>A bill is here once it was issued. A payment window can tell.</translation>
    </message>
    <message>
        <source>这里只列最近的 50 张。更早的，请到窗口查。</source>
        <translation>Only the latest 50 are listed. Ask at a window for older ones.</translation>
    </message>
    <message>
        <source>只有您看得到这些。看完就清除，机器里不留。</source>
        <translation>Only you can see these. They are erased when you go.</translation>
    </message>
</context>
<context>
    <name>CandidateBar</name>
    <message>
        <source>前面的字</source>
        <translation>Earlier characters</translation>
    </message>
    <message>
        <source>更多的字</source>
        <translation>More characters</translation>
    </message>
</context>
<context>
    <name>CardLeftPage</name>
    <message>
        <source>请拿走您的身份证</source>
        <translation>Take your ID card</translation>
    </message>
    <message>
        <source>它还在屏幕下方亮灯的地方。</source>
        <translation>It still lies on the lit area below.</translation>
    </message>
    <message>
        <source>身份证在这里</source>
        <translation>Your card is here</translation>
    </message>
    <message>
        <source>已通知值班人员</source>
        <translation>Staff has been told</translation>
    </message>
    <message>
        <source>别忘在这里</source>
        <translation>Do not leave it here</translation>
    </message>
    <message>
        <source>值班人员会来帮您收好，凭本人领回。</source>
        <translation>Staff will keep it safe for you to collect.</translation>
    </message>
    <message>
        <source>机器里已经清除，只剩卡没拿。</source>
        <translation>Everything is wiped. Only the card is left.</translation>
    </message>
    <message>
        <source>拿起来，这一页就结束。</source>
        <translation>Lift it, and this page closes by itself.</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>正在读，先别拿起</source>
        <translation>Reading, do not lift it</translation>
    </message>
    <message>
        <source>读好了，请拿回身份证</source>
        <translation>Read. Take your card back</translation>
    </message>
    <message>
        <source>请把身份证放在亮灯处</source>
        <translation>Place your ID card</translation>
    </message>
    <message>
        <source>一两秒就好。</source>
        <translation>It takes a second or two.</translation>
    </message>
    <message>
        <source>不用再放着，请收好。</source>
        <translation>It is no longer needed. Keep it safe.</translation>
    </message>
    <message>
        <source>在屏幕下方，青色的灯正亮着。</source>
        <translation>On the lit area below the screen.</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>拿回来</source>
        <translation>Take it back</translation>
    </message>
    <message>
        <source>读卡区</source>
        <translation>Card area</translation>
    </message>
    <message>
        <source>从卡套里拿出来，平放，别叠手机。正面反面都可以。</source>
        <translation>Out of its sleeve, flat, no phone on top. Either side up.</translation>
    </message>
    <message>
        <source>可以再试</source>
        <translation>You can try again</translation>
    </message>
    <message>
        <source>正在读身份证</source>
        <translation>Reading your ID card</translation>
    </message>
    <message>
        <source>您好，%1</source>
        <translation>Hello, %1</translation>
    </message>
    <message>
        <source>正在等您的身份证</source>
        <translation>Waiting for your card</translation>
    </message>
    <message>
        <source>不是您的操作问题。</source>
        <translation>It was not your mistake.</translation>
    </message>
    <message>
        <source>听到“嘀”一声再拿起。</source>
        <translation>Lift it when you hear the beep.</translation>
    </message>
    <message>
        <source>马上到下一步。</source>
        <translation>The next step comes at once.</translation>
    </message>
    <message>
        <source>什么都没有存下</source>
        <translation>Nothing was kept</translation>
    </message>
    <message>
        <source>只为这一次</source>
        <translation>For this visit only</translation>
    </message>
    <message>
        <source>没读成的不算数，机器里也不留。</source>
        <translation>A failed reading does not count and is not kept.</translation>
    </message>
    <message>
        <source>没放好可以再放一次。</source>
        <translation>Place it again if it does not fit.</translation>
    </message>
    <message>
        <source>请放对方的身份证</source>
        <translation>Place the other person&apos;s ID card</translation>
    </message>
    <message>
        <source>替 %1 办</source>
        <translation>For %1</translation>
    </message>
    <message>
        <source>正在等对方的身份证</source>
        <translation>Waiting for their card</translation>
    </message>
</context>
<context>
    <name>ChoicesSheet</name>
    <message>
        <source>选择</source>
        <translation>Choices</translation>
    </message>
    <message>
        <source>选中的</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>边加粗，圆里打勾</source>
        <translation>Bold edge, a tick in the circle</translation>
    </message>
    <message>
        <source>没选的</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>空心圆</source>
        <translation>An empty circle</translation>
    </message>
    <message>
        <source>可以多选</source>
        <translation>Several may be chosen</translation>
    </message>
    <message>
        <source>方框</source>
        <translation>A square</translation>
    </message>
    <message>
        <source>选不了</source>
        <translation>Cannot be chosen</translation>
    </message>
    <message>
        <source>写明原因</source>
        <translation>The reason stands here</translation>
    </message>
    <message>
        <source>个人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>Company</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>正在向平台查询。</source>
        <translation>Asking the portal.</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>只有您看得到这些。办完就清除，机器里不留。</source>
        <translation>Only you can see these. They are wiped when you leave.</translation>
    </message>
</context>
<context>
    <name>CodeBoxes</name>
    <message>
        <source>验证码，已填 %1 位，共 %2 位</source>
        <translation>Code, %1 of %2 digits typed</translation>
    </message>
</context>
<context>
    <name>ColoursSheet</name>
    <message>
        <source>颜色与对比度</source>
        <translation>Colours and contrast</translation>
    </message>
</context>
<context>
    <name>DeliveriesPage</name>
    <message>
        <source>给您的文书</source>
        <translation>Documents for you</translation>
    </message>
    <message>
        <source>正在向平台查询。</source>
        <translation>Asking the portal.</translation>
    </message>
    <message>
        <source>点一份，看过再决定签收。</source>
        <translation>Press one, read it, then decide.</translation>
    </message>
    <message>
        <source>再办一件</source>
        <translation>One more item</translation>
    </message>
    <message>
        <source>看好了，结束</source>
        <translation>Seen, finish</translation>
    </message>
    <message>
        <source>没有等您签收的文书</source>
        <translation>No document waits for you</translation>
    </message>
    <message>
        <source>部门有文书送达时，会先发短信告诉您。</source>
        <translation>A department that has one sends you a text message first.</translation>
    </message>
    <message>
        <source>看了不算签收，签名才算。</source>
        <translation>Reading receives nothing. Only your signature does.</translation>
    </message>
</context>
<context>
    <name>DeliveryPage</name>
    <message>
        <source>确定拒收吗？</source>
        <translation>Refuse it?</translation>
    </message>
    <message>
        <source>正在送到平台</source>
        <translation>Sending it to the portal</translation>
    </message>
    <message>
        <source>已经签收</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>已记下您拒收</source>
        <translation>Your refusal is recorded</translation>
    </message>
    <message>
        <source>看完了，签收</source>
        <translation>Read, sign for it</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>确定拒收</source>
        <translation>Refuse it</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>I understand</translation>
    </message>
    <message>
        <source>拒收</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>再看看</source>
        <translation>Read on</translation>
    </message>
    <message>
        <source>第 %1 页 / 共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>拒收也可能算作送达</source>
        <translation>Refused may still count as served</translation>
    </message>
    <message>
        <source>平台已收到送达回证</source>
        <translation>The portal has the proof of service</translation>
    </message>
    <message>
        <source>部门会换一种方式送达</source>
        <translation>The department serves it another way</translation>
    </message>
    <message>
        <source>部门可以依法留置送达，申请复议、起诉的期限照样计算。</source>
        <translation>By law it may be left with you, and the time to appeal runs all the same.</translation>
    </message>
    <message>
        <source>期限从今天算起。文书在平台上随时可以再看。</source>
        <translation>Your time to appeal runs from today. The portal keeps the document for you.</translation>
    </message>
    <message>
        <source>想改主意，请问发文书的部门。</source>
        <translation>Changed your mind? Ask the department.</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>再办一件</source>
        <translation>Another one</translation>
    </message>
    <message>
        <source>看好了，结束</source>
        <translation>Seen, finish</translation>
    </message>
    <message>
        <source>去评价，结束</source>
        <translation>Rate and finish</translation>
    </message>
    <message>
        <source>平台编号 %1</source>
        <translation>Portal number %1</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>收件编号</source>
        <translation>Receipt code</translation>
    </message>
    <message>
        <source>还是原来那一件，凭编号查进度</source>
        <translation>The same case as before: ask by this number</translation>
    </message>
    <message>
        <source>请拍下右边的码，或抄下编号</source>
        <translation>Take a photo, or write it down</translation>
    </message>
    <message>
        <source>小票正在打印</source>
        <translation>The slip is being printed</translation>
    </message>
    <message>
        <source>小票上也有，也可以拍右边的码</source>
        <translation>Also on the slip, or take a photo</translation>
    </message>
    <message>
        <source>平台已收件</source>
        <translation>At the portal</translation>
    </message>
    <message>
        <source>本机已收件</source>
        <translation>Received here</translation>
    </message>
    <message>
        <source>接下来</source>
        <translation>What comes next</translation>
    </message>
    <message>
        <source>小票没有打出来</source>
        <translation>The slip was not printed</translation>
    </message>
    <message>
        <source>事情已经办好。编号也发到您的手机了。</source>
        <translation>Your case is done. The code went to your phone too.</translation>
    </message>
    <message>
        <source>事情已经办好，编号就是凭证。</source>
        <translation>Your case is done. The code is your proof.</translation>
    </message>
    <message>
        <source>请带走</source>
        <translation>Take with you</translation>
    </message>
    <message>
        <source>%1。拿走后这一页会清空。</source>
        <translation>%1. This page is wiped after that.</translation>
    </message>
    <message>
        <source>请带走：%1</source>
        <translation>Take with you: %1</translation>
    </message>
</context>
<context>
    <name>ElderEntry</name>
    <message>
        <source>这里现在办不了</source>
        <translation>Not here for now</translation>
    </message>
</context>
<context>
    <name>ElderHome</name>
    <message>
        <source>找别的事</source>
        <translation>Something else</translation>
    </message>
    <message>
        <source>个人</source>
        <translation>For me</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>For a company</translation>
    </message>
    <message>
        <source>请工作人员来帮我</source>
        <translation>Ask a person to help me</translation>
    </message>
</context>
<context>
    <name>FaultPage</name>
    <message>
        <source>停在这里</source>
        <translation>It stopped here</translation>
    </message>
    <message>
        <source>读卡区</source>
        <translation>Card area</translation>
    </message>
    <message>
        <source>小票出口</source>
        <translation>Slip outlet</translation>
    </message>
    <message>
        <source>证书出口</source>
        <translation>Certificate outlet</translation>
    </message>
    <message>
        <source>您想怎么继续？</source>
        <translation>How would you like to go on?</translation>
    </message>
    <message>
        <source>求助时请说：%1</source>
        <translation>When asking for help, say: %1</translation>
    </message>
</context>
<context>
    <name>FieldsSheet</name>
    <message>
        <source>填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>空，等您填</source>
        <translation>Empty, waiting</translation>
    </message>
    <message>
        <source>正在填</source>
        <translation>Being typed</translation>
    </message>
    <message>
        <source>少了 1 位，手机号是 11 位。</source>
        <translation>One digit short: a number has 11.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>林某</source>
        <translation>Lin</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>高对比</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>呼叫帮助</source>
        <translation>Get help</translation>
    </message>
    <message>
        <source>已叫人</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>去窗口/手机继续</source>
        <translation>Go on elsewhere</translation>
    </message>
    <message>
        <source>换处继续</source>
        <translation>To phone</translation>
    </message>
    <message>
        <source>长辈版</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>长辈</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>低位</source>
        <translation>Lower</translation>
    </message>
    <message>
        <source>求助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>已叫</source>
        <translation>Asked</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>不填</source>
        <translation>Leave empty</translation>
    </message>
    <message>
        <source>为什么问</source>
        <translation>Why we ask</translation>
    </message>
</context>
<context>
    <name>GallerySheet</name>
    <message>
        <source>上一张</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>GoodbyePage</name>
    <message>
        <source>办完了，请慢走</source>
        <translation>All done, goodbye</translation>
    </message>
    <message>
        <source>%1 秒后回到开始。</source>
        <translation>Back to the start in %1 seconds.</translation>
    </message>
    <message>
        <source>正在清除这次的内容。</source>
        <translation>Wiping this visit.</translation>
    </message>
    <message>
        <source>好，回到开始</source>
        <translation>Back to the start</translation>
    </message>
    <message>
        <source>机器里清除的</source>
        <translation>Wiped from this machine</translation>
    </message>
    <message>
        <source>您的东西都带上了吗</source>
        <translation>Do you have everything?</translation>
    </message>
    <message>
        <source>身份证、证书、小票、手机。走之前请看一眼。</source>
        <translation>ID card, certificate, slip, phone: look once more.</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>开始办理</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>要带什么</source>
        <translation>Bring</translation>
    </message>
    <message>
        <source>要多久</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>要多少钱</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>只要 %1 步</source>
        <translation>%1 steps</translation>
    </message>
    <message>
        <source>您会拿到</source>
        <translation>You will get</translation>
    </message>
    <message>
        <source>平台暂时连不上，可以先收下</source>
        <translation>The portal is away; we take it in</translation>
    </message>
    <message>
        <source>这里办不了的</source>
        <translation>Not possible here</translation>
    </message>
</context>
<context>
    <name>HandOverPage</name>
    <message>
        <source>接着办的码</source>
        <translation>Your code</translation>
    </message>
    <message>
        <source>接着办的二维码</source>
        <translation>QR code to go on</translation>
    </message>
</context>
<context>
    <name>HeaderStrip</name>
    <message>
        <source>剩余 %1 分 %2 秒</source>
        <translation>Time left %1 min %2 s</translation>
    </message>
    <message>
        <source>剩余 %1 秒</source>
        <translation>Time left %1 s</translation>
    </message>
    <message>
        <source>现在不计时</source>
        <translation>Timer paused</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>不用了</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>去窗口/手机继续</source>
        <translation>Go on elsewhere</translation>
    </message>
    <message>
        <source>打电话问</source>
        <translation>Ring up</translation>
    </message>
    <message>
        <source>接通后请说</source>
        <translation>Then say</translation>
    </message>
    <message>
        <source>上班时间，窗口也能办</source>
        <translation>In office hours, at a window</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>您要办什么事？</source>
        <translation>What would you like to do?</translation>
    </message>
    <message>
        <source>搜居住证，或 jzz</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>搜一搜：居住证，或拼音首字母 jzz</source>
        <translation>Search: for example, permit</translation>
    </message>
    <message>
        <source>按人生大事找</source>
        <translation>By stage of life</translation>
    </message>
    <message>
        <source>常办的事</source>
        <translation>Often used</translation>
    </message>
    <message>
        <source>办完一件，这台机器就清除一次，不留您的信息。</source>
        <translation>Everything about you is wiped when you leave.</translation>
    </message>
    <message>
        <source>按经营阶段找</source>
        <translation>By stage of business</translation>
    </message>
    <message>
        <source>个人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>您好，想办哪件事？</source>
        <translation>What would you like to do?</translation>
    </message>
</context>
<context>
    <name>IconsSheet</name>
    <message>
        <source>图标</source>
        <translation>Icons</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>您还在吗？</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>不办了，清除</source>
        <translation>Wipe and end</translation>
    </message>
    <message>
        <source>我还在</source>
        <translation>I am still here</translation>
    </message>
    <message>
        <source>回来接着办</source>
        <translation>Carry on</translation>
    </message>
    <message>
        <source>点“我还在”，刚才填的都在。时间一到，全部清除。</source>
        <translation>Touch &quot;I am still here&quot; and nothing is lost. Then it is all wiped.</translation>
    </message>
    <message>
        <source>%1 秒后清除，回到开始。</source>
        <translation>In %1 seconds your answers are wiped.</translation>
    </message>
</context>
<context>
    <name>InquiryPage</name>
    <message>
        <source>您想问什么？</source>
        <translation>What is your question?</translation>
    </message>
    <message>
        <source>一句话就行，不用写全。</source>
        <translation>One sentence will do.</translation>
    </message>
    <message>
        <source>投诉建议</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>问</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>大家常问</source>
        <translation>Often asked</translation>
    </message>
    <message>
        <source>在下面的键上打</source>
        <translation>Type on the keys below</translation>
    </message>
    <message>
        <source>打英文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>打拼音</source>
        <translation>Pinyin</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>平常</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>按下</source>
        <translation>Pressed</translation>
    </message>
    <message>
        <source>有焦点</source>
        <translation>Focus</translation>
    </message>
    <message>
        <source>43 秒后可按</source>
        <translation>In 43 s</translation>
    </message>
    <message>
        <source>按键</source>
        <translation>Keys</translation>
    </message>
</context>
<context>
    <name>LetterPad</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
</context>
<context>
    <name>LicenceCodePage</name>
    <message>
        <source>正在核对</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>请出示电子证照码</source>
        <translation>Show your licence code</translation>
    </message>
    <message>
        <source>一两秒就好。</source>
        <translation>A second or two.</translation>
    </message>
    <message>
        <source>在手机上打开电子证照，把码对准亮灯处。</source>
        <translation>Open your electronic licence on your phone and hold its code to the light.</translation>
    </message>
    <message>
        <source>到窗口办</source>
        <translation>At a window</translation>
    </message>
    <message>
        <source>扫码口</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>屏幕调亮，离开一拳远。</source>
        <translation>Screen bright, a fist away.</translation>
    </message>
    <message>
        <source>只为这一次</source>
        <translation>Just this once</translation>
    </message>
    <message>
        <source>只用来确认是您本人。码用一次就作废，办完就清除。</source>
        <translation>Only to confirm it is you. The code is void after one use; all is erased when you leave.</translation>
    </message>
</context>
<context>
    <name>LicencePage</name>
    <message>
        <source>看好了，结束</source>
        <translation>Seen, finish</translation>
    </message>
    <message>
        <source>再办一件</source>
        <translation>One more item</translation>
    </message>
    <message>
        <source>打印一份副本</source>
        <translation>Print a copy</translation>
    </message>
</context>
<context>
    <name>LicencesPage</name>
    <message>
        <source>您的电子证照</source>
        <translation>Your licences</translation>
    </message>
    <message>
        <source>正在向平台查询。</source>
        <translation>Asking the portal.</translation>
    </message>
    <message>
        <source>点一个，看一看，或打印副本。</source>
        <translation>Press one to see it, or to print a copy.</translation>
    </message>
    <message>
        <source>再办一件</source>
        <translation>One more item</translation>
    </message>
    <message>
        <source>看好了，结束</source>
        <translation>Seen, finish</translation>
    </message>
    <message>
        <source>没有查到您的电子证照</source>
        <translation>No electronic licence of yours was found</translation>
    </message>
    <message>
        <source>有的证照还没有电子版。要不要办，请问签发部门。</source>
        <translation>Some licences have no electronic form yet. Ask their issuer.</translation>
    </message>
    <message>
        <source>只有您看得到这些。看完就清除，机器里不留。</source>
        <translation>Only you see this. It is erased when you leave.</translation>
    </message>
</context>
<context>
    <name>MachineDiagram</name>
    <message>
        <source>这台机器的样子，亮着的地方就是要用的</source>
        <translation>A picture of this machine; the lit part is the one to use</translation>
    </message>
</context>
<context>
    <name>MachineSheet</name>
    <message>
        <source>机器图</source>
        <translation>The machine</translation>
    </message>
    <message>
        <source>亮的口和机器上亮的是同一个</source>
        <translation>The lit slot is the one that glows</translation>
    </message>
</context>
<context>
    <name>MarksSheet</name>
    <message>
        <source>印与时间</source>
        <translation>Seal and time</translation>
    </message>
    <message>
        <source>放证件</source>
        <translation>ID card</translation>
    </message>
    <message>
        <source>短信码</source>
        <translation>SMS code</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>本机已收件</source>
        <translation>Received here</translation>
    </message>
    <message>
        <source>3 号机</source>
        <translation>Machine 3</translation>
    </message>
    <message>
        <source>平台已收件</source>
        <translation>Received</translation>
    </message>
</context>
<context>
    <name>MaterialsPage</name>
    <message>
        <source>为什么要</source>
        <translation>Why it is needed</translation>
    </message>
</context>
<context>
    <name>NotEligiblePage</name>
    <message>
        <source>知道了，结束</source>
        <translation>I understand, finish</translation>
    </message>
    <message>
        <source>您可以这样办</source>
        <translation>What you can do</translation>
    </message>
    <message>
        <source>刚才哪一项填错了，可以返回去改。</source>
        <translation>If something was entered wrongly, go back and change it.</translation>
    </message>
    <message>
        <source>想问清楚：%1</source>
        <translation>To ask about it: %1</translation>
    </message>
</context>
<context>
    <name>NoticeCodePage</name>
    <message>
        <source>输入缴款码</source>
        <translation>Type the notice code</translation>
    </message>
    <message>
        <source>也可以把缴款单上的码对准扫码口。</source>
        <translation>Or hold the notice's code before the scanner.</translation>
    </message>
    <message>
        <source>缴款单上的 20 位数字，空格不用打。</source>
        <translation>The 20 digits on the notice, without spaces.</translation>
    </message>
    <message>
        <source>正在查</source>
        <translation>Asking</translation>
    </message>
    <message>
        <source>查这张缴款单</source>
        <translation>Find this notice</translation>
    </message>
    <message>
        <source>交款通知、罚单上写着“缴款码”</source>
        <translation>On the notice or fine: 缴款码</translation>
    </message>
</context>
<context>
    <name>NoticesSheet</name>
    <message>
        <source>提示</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>为什么问</source>
        <translation>Why we ask</translation>
    </message>
    <message>
        <source>青色：说明。</source>
        <translation>Jade: a reason.</translation>
    </message>
    <message>
        <source>什么是安全的</source>
        <translation>What is safe</translation>
    </message>
    <message>
        <source>青色加盾：不会丢，不会多。</source>
        <translation>Jade and shield: nothing lost.</translation>
    </message>
    <message>
        <source>请留意</source>
        <translation>Take note</translation>
    </message>
    <message>
        <source>赭色：要您做一件事。</source>
        <translation>Ochre: please do something.</translation>
    </message>
    <message>
        <source>没有对上</source>
        <translation>No match</translation>
    </message>
    <message>
        <source>绛色：原来写的都在，可以改。</source>
        <translation>Plum: kept as typed, to be changed.</translation>
    </message>
    <message>
        <source>正在办</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>要您做一件事</source>
        <translation>Please do something</translation>
    </message>
    <message>
        <source>办好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>结束了</source>
        <translation>Over</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>小数点</source>
        <translation>Point</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>OfficesPage</name>
    <message>
        <source>按窗口找</source>
        <translation>Find by window</translation>
    </message>
    <message>
        <source>按部门找</source>
        <translation>Find by office</translation>
    </message>
    <message>
        <source>先选窗口，再选要办的事。</source>
        <translation>Choose the window, then the service.</translation>
    </message>
    <message>
        <source>先选部门，再选要办的事。</source>
        <translation>Choose the office, then the service.</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
</context>
<context>
    <name>PageTurner</name>
    <message>
        <source>上一页</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>第 %1 页 / 共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
</context>
<context>
    <name>PayPage</name>
    <message>
        <source>已收到 %1</source>
        <translation>%1 received</translation>
    </message>
    <message>
        <source>时间到了，没有收钱</source>
        <translation>Time is up, nothing was charged</translation>
    </message>
    <message>
        <source>正在核实付款</source>
        <translation>Checking your payment</translation>
    </message>
    <message>
        <source>请付 %1</source>
        <translation>Please pay %1</translation>
    </message>
    <message>
        <source>正在算费用</source>
        <translation>Working out the fee</translation>
    </message>
    <message>
        <source>接着往下办，不用按键。</source>
        <translation>On we go. Nothing to press.</translation>
    </message>
    <message>
        <source>想接着办，请再来一次。</source>
        <translation>To go on, please try again.</translation>
    </message>
    <message>
        <source>请等一等，不要再付。</source>
        <translation>Please wait and do not pay again.</translation>
    </message>
    <message>
        <source>用手机扫下面的码。</source>
        <translation>Scan this code with your phone.</translation>
    </message>
    <message>
        <source>请稍等。</source>
        <translation>One moment.</translation>
    </message>
    <message>
        <source>我付好了</source>
        <translation>I have paid</translation>
    </message>
    <message>
        <source>再来一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>不办了</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>付款码</source>
        <translation>Payment code</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>这个码还有 %1 分钟有效</source>
        <translation>This code is good for %1 more minutes</translation>
    </message>
    <message>
        <source>这个码还有 %1 秒有效</source>
        <translation>This code is good for %1 more seconds</translation>
    </message>
    <message>
        <source>没带手机、想付现金：%1</source>
        <translation>No phone, or cash: %1</translation>
    </message>
    <message>
        <source>刚才的码已经作废</source>
        <translation>That code is void now</translation>
    </message>
    <message>
        <source>只收一次，没办成就退</source>
        <translation>Charged once, sent back if it fails</translation>
    </message>
    <message>
        <source>要是您正好在这时付了，钱会自动退回。</source>
        <translation>If you paid at that very moment, the money is sent back.</translation>
    </message>
    <message>
        <source>网络慢了。平台会查清，多付的钱自动退回。</source>
        <translation>The network is slow. The portal will find out, and sends back what is too much.</translation>
    </message>
    <message>
        <source>付了钱没办成，会自动退回您的手机账户。</source>
        <translation>If it cannot be done, the money goes back to your phone&apos;s account.</translation>
    </message>
</context>
<context>
    <name>PhonePicture</name>
    <message>
        <source>您的验证码是</source>
        <translation>Your code is</translation>
    </message>
    <message>
        <source>填这 %1 位</source>
        <translation>Type these %1</translation>
    </message>
    <message>
        <source>%1 分钟内有效。请不要转发。</source>
        <translation>Valid for %1 minutes. Keep it.</translation>
    </message>
</context>
<context>
    <name>Pill</name>
    <message>
        <source>读自身份证</source>
        <translation>from your ID card</translation>
    </message>
    <message>
        <source>来自共享数据</source>
        <translation>from shared data</translation>
    </message>
    <message>
        <source>您填写</source>
        <translation>your answer</translation>
    </message>
</context>
<context>
    <name>PrintPage</name>
    <message>
        <source>请取走您的证书</source>
        <translation>Take your certificate</translation>
    </message>
    <message>
        <source>打印停下了，正在等纸</source>
        <translation>Stopped, waiting for paper</translation>
    </message>
    <message>
        <source>这一份没有印好</source>
        <translation>This copy was not finished</translation>
    </message>
    <message>
        <source>不确定印好了没有</source>
        <translation>It may or may not be printed</translation>
    </message>
    <message>
        <source>正在打印您的证书</source>
        <translation>Printing your certificate</translation>
    </message>
    <message>
        <source>正在为您取证书</source>
        <translation>Fetching your certificate</translation>
    </message>
    <message>
        <source>拿好了，下一步</source>
        <translation>I have it, go on</translation>
    </message>
    <message>
        <source>知道了，下一步</source>
        <translation>I understand, go on</translation>
    </message>
    <message>
        <source>接着印</source>
        <translation>Print on</translation>
    </message>
    <message>
        <source>停在出口</source>
        <translation>Stopped here</translation>
    </message>
    <message>
        <source>证书出口</source>
        <translation>Certificate outlet</translation>
    </message>
    <message>
        <source>平台已同意</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>请您取走</source>
        <translation>Take it</translation>
    </message>
    <message>
        <source>求助时请说：%1</source>
        <translation>When asking for help, say: %1</translation>
    </message>
    <message>
        <source>身份证可以先拿回</source>
        <translation>Take your ID card back</translation>
    </message>
    <message>
        <source>已经读完，不用再放着。</source>
        <translation>It has been read and is no longer needed.</translation>
    </message>
    <message>
        <source>机器不会自己再印一份</source>
        <translation>It is never printed again by itself</translation>
    </message>
    <message>
        <source>您的证书是安全的</source>
        <translation>Your certificate is safe</translation>
    </message>
    <message>
        <source>中途断电、卡纸也不要紧</source>
        <translation>A power cut or a jam does no harm</translation>
    </message>
    <message>
        <source>一本证书只有一份。请看一看出口，值班人员会核实。</source>
        <translation>There is one copy only. Look in the outlet; staff will check.</translation>
    </message>
    <message>
        <source>没印成的不算数。平台为您留着，不丢，也不多印。</source>
        <translation>An unfinished copy does not count. The portal keeps yours.</translation>
    </message>
    <message>
        <source>证书已为您留好，不丢，也不多印。万一没印完，凭身份证可以接着办。</source>
        <translation>It is reserved for you. If printing breaks off, continue with your ID card.</translation>
    </message>
    <message>
        <source>从亮灯的出口取，当场看一看。</source>
        <translation>Take it from the lit outlet and check it.</translation>
    </message>
    <message>
        <source>不是您的问题，不用您动手。</source>
        <translation>Not your mistake, and nothing for you to pull out.</translation>
    </message>
    <message>
        <source>第 %1 页 / 共 %2 页，从亮灯处出来。</source>
        <translation>Page %1 of %2. It comes out where the light is on.</translation>
    </message>
    <message>
        <source>约 %1 秒，从亮灯的出口出来。</source>
        <translation>About %1 s. It comes out where the light is on.</translation>
    </message>
    <message>
        <source>从亮灯的出口出来。</source>
        <translation>It comes out where the light is on.</translation>
    </message>
    <message>
        <source>这一份已经记下</source>
        <translation>This copy is on record</translation>
    </message>
    <message>
        <source>不会再印一份，也不会少。</source>
        <translation>It is not printed again, and none is missing.</translation>
    </message>
    <message>
        <source>请取走副本</source>
        <translation>Take your copy</translation>
    </message>
    <message>
        <source>正在打印副本</source>
        <translation>Printing your copy</translation>
    </message>
    <message>
        <source>每份副本都有编号</source>
        <translation>Every copy has its number</translation>
    </message>
    <message>
        <source>收的人扫二维码，就知道是不是真的。</source>
        <translation>Whoever gets it scans the code to see whether it is real.</translation>
    </message>
    <message>
        <source>证照不受影响。没印好的这份不算数，您可以重新印一份。</source>
        <translation>Your licence is untouched. An unfinished copy does not count; print a new one.</translation>
    </message>
    <message>
        <source>编号由平台给。万一没印完，证照不受影响，可以重新印一份。</source>
        <translation>The portal numbers it. If printing breaks off, your licence is untouched; print a new one.</translation>
    </message>
</context>
<context>
    <name>ProgressCasePage</name>
    <message>
        <source>再查一件</source>
        <translation>Another number</translation>
    </message>
    <message>
        <source>先不补，结束</source>
        <translation>Not now, finish</translation>
    </message>
    <message>
        <source>再办一件</source>
        <translation>One more item</translation>
    </message>
    <message>
        <source>现在补正</source>
        <translation>Correct it now</translation>
    </message>
    <message>
        <source>去评价，结束</source>
        <translation>Rate it now</translation>
    </message>
    <message>
        <source>看好了，结束</source>
        <translation>Seen, finish</translation>
    </message>
    <message>
        <source>要补正</source>
        <translation>To be corrected</translation>
    </message>
    <message>
        <source>各部门办到哪里</source>
        <translation>Each department</translation>
    </message>
</context>
<context>
    <name>ProgressCodePage</name>
    <message>
        <source>输入小票上的编号</source>
        <translation>Type the number on your receipt</translation>
    </message>
    <message>
        <source>请您签名的人交件时拿到的小票。</source>
        <translation>The receipt of whoever asked you to sign.</translation>
    </message>
    <message>
        <source>打开来看</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>也可以把小票上的码对准扫码口。</source>
        <translation>Or hold its code before the scanner.</translation>
    </message>
    <message>
        <source>收件编号或办件编号，横线不用打。</source>
        <translation>Receipt code or case number. Leave out the hyphens.</translation>
    </message>
    <message>
        <source>正在查</source>
        <translation>Asking</translation>
    </message>
    <message>
        <source>查进度</source>
        <translation>How far is it?</translation>
    </message>
    <message>
        <source>小票最上面，像 %1</source>
        <translation>At the top of the receipt, like %1</translation>
    </message>
</context>
<context>
    <name>ProgressListPage</name>
    <message>
        <source>您办的件</source>
        <translation>Your cases</translation>
    </message>
    <message>
        <source>正在向平台查询。</source>
        <translation>Asking the portal.</translation>
    </message>
    <message>
        <source>点一件，看办到哪一步。</source>
        <translation>Press one to see how far it is.</translation>
    </message>
    <message>
        <source>再办一件</source>
        <translation>One more item</translation>
    </message>
    <message>
        <source>看好了，结束</source>
        <translation>Seen, finish</translation>
    </message>
    <message>
        <source>没有查到您的件</source>
        <translation>No case of yours was found</translation>
    </message>
    <message>
        <source>刚在自助机上交的，联网后才到平台。可以用小票上的编号再查一次。</source>
        <translation>What was just handed in reaches the portal once online. Try the number on your receipt.</translation>
    </message>
    <message>
        <source>这里只列最近的 50 件。更早的，请到窗口查。</source>
        <translation>These are the latest 50. A window can look up older ones.</translation>
    </message>
    <message>
        <source>只有您看得到这些。看完就清除，机器里不留。</source>
        <translation>Only you see this. It is erased when you leave.</translation>
    </message>
</context>
<context>
    <name>QrPicture</name>
    <message>
        <source>收件编号的二维码</source>
        <translation>QR code of the receipt code</translation>
    </message>
</context>
<context>
    <name>RatePage</name>
    <message>
        <source>哪里没有办好？</source>
        <translation>What went wrong?</translation>
    </message>
    <message>
        <source>这次办得怎么样？</source>
        <translation>How was it?</translation>
    </message>
    <message>
        <source>可以选几项，也可以不选。</source>
        <translation>Choose any, or none.</translation>
    </message>
    <message>
        <source>点一下就好。说不满意，一天内有人来问。</source>
        <translation>One touch. If you are unhappy, we call within a day.</translation>
    </message>
    <message>
        <source>不说了</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>不评价，直接结束</source>
        <translation>Finish without rating</translation>
    </message>
    <message>
        <source>就这些</source>
        <translation>That is all</translation>
    </message>
    <message>
        <source>非常满意</source>
        <translation>Very good</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Poor</translation>
    </message>
    <message>
        <source>非常不满意</source>
        <translation>Very poor</translation>
    </message>
</context>
<context>
    <name>ResumeCodePage</name>
    <message>
        <source>输入接着办的码</source>
        <translation>Type your code</translation>
    </message>
    <message>
        <source>也可以把小票或手机上的码对准扫码口。</source>
        <translation>Or hold it before the scanner, on paper or phone.</translation>
    </message>
    <message>
        <source>在短信里，也在小票上。横线不用打。</source>
        <translation>In the text message and on the slip. Leave out the hyphens.</translation>
    </message>
    <message>
        <source>正在查</source>
        <translation>Asking</translation>
    </message>
    <message>
        <source>查一下</source>
        <translation>Look it up</translation>
    </message>
    <message>
        <source>只有您本人的码能用，用一次。</source>
        <translation>Only your own code will do, once.</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>请核对，再交上去</source>
        <translation>Check, then hand in</translation>
    </message>
    <message>
        <source>%1交的件，要您也签名。</source>
        <translation>Handed in by %1, who asks you to sign.</translation>
    </message>
    <message>
        <source>对不上就不要签，请找申请人。证件号和手机号遮住了一部分。</source>
        <translation>Do not sign what is wrong: ask who applied. Numbers are partly hidden.</translation>
    </message>
    <message>
        <source>还没有交出去，您填的都可以改。</source>
        <translation>Nothing is handed in yet. You can still change it.</translation>
    </message>
    <message>
        <source>先收下，连上平台再核验</source>
        <translation>Taken in now, verified later</translation>
    </message>
    <message>
        <source>读自身份证的不能在这里改。有误请到人工窗口。</source>
        <translation>What the ID card says is corrected at a staffed window.</translation>
    </message>
    <message>
        <source>交给：%1</source>
        <translation>Goes to: %1</translation>
    </message>
</context>
<context>
    <name>RowsSheet</name>
    <message>
        <source>行</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>能办的事</source>
        <translation>A service</translation>
    </message>
    <message>
        <source>约 3 分钟，不收费</source>
        <translation>About 3 minutes, free</translation>
    </message>
    <message>
        <source>按下</source>
        <translation>Pressed</translation>
    </message>
    <message>
        <source>现在不能办</source>
        <translation>Not possible now</translation>
    </message>
    <message>
        <source>没有证书纸。</source>
        <translation>No certificate paper.</translation>
    </message>
    <message>
        <source>5 号机可以办。</source>
        <translation>Machine 5 can do it.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>林某</source>
        <translation>Lin</translation>
    </message>
    <message>
        <source>房屋坐落</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>澄湖路 1 号</source>
        <translation>1 Chenghu Road</translation>
    </message>
    <message>
        <source>手机号</source>
        <translation>Phone</translation>
    </message>
</context>
<context>
    <name>SearchKey</name>
    <message>
        <source>搜一搜</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>找一件事</source>
        <translation>Find a service</translation>
    </message>
    <message>
        <source>输入拼音首字母或英文</source>
        <translation>Type English or pinyin initials.</translation>
    </message>
    <message>
        <source>怎么找</source>
        <translation>How to find</translation>
    </message>
    <message>
        <source>没有找到这件事</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>按每个字拼音的第一个字母。不动产是 bdc，社保是 sb。</source>
        <translation>Type part of a word, for example: permit, property.</translation>
    </message>
    <message>
        <source>少打几个字母试试，或到人工窗口问一问。</source>
        <translation>Try fewer letters, or ask at a staffed window.</translation>
    </message>
    <message>
        <source>在下面的键上打</source>
        <translation>Type on the keys below</translation>
    </message>
    <message>
        <source>输入拼音首字母，如 jzz。</source>
        <translation>Type pinyin initials.</translation>
    </message>
    <message>
        <source>按部门找</source>
        <translation>Find by office</translation>
    </message>
    <message>
        <source>按窗口找</source>
        <translation>Find by window</translation>
    </message>
    <message>
        <source>问一问</source>
        <translation>Ask a question</translation>
    </message>
</context>
<context>
    <name>SignPage</name>
    <message>
        <source>不方便签，就到窗口办</source>
        <translation>Cannot sign? A window can help</translation>
    </message>
    <message>
        <source>请用手指在框里签名</source>
        <translation>Sign in the box with a finger</translation>
    </message>
    <message>
        <source>工作人员当面帮您办，不用自己签。</source>
        <translation>Staff do it with you. You need not sign.</translation>
    </message>
    <message>
        <source>签名后才会交上去。签得不像也没关系，可以重签。</source>
        <translation>It is handed in once signed. It need not look perfect.</translation>
    </message>
    <message>
        <source>接着签名</source>
        <translation>Go on signing</translation>
    </message>
    <message>
        <source>去窗口办</source>
        <translation>Go to the window</translation>
    </message>
    <message>
        <source>正在封好</source>
        <translation>Sealing it</translation>
    </message>
    <message>
        <source>您在签什么</source>
        <translation>What you sign</translation>
    </message>
    <message>
        <source>《%1》，%2 项内容</source>
        <translation>%1, %2 answers</translation>
    </message>
    <message>
        <source>刚才核对过的内容是真实的</source>
        <translation>What I have checked is true</translation>
    </message>
    <message>
        <source>同意交给%1办理</source>
        <translation>It goes to: %1</translation>
    </message>
    <message>
        <source>再看看我填的</source>
        <translation>Look at my answers</translation>
    </message>
    <message>
        <source>不方便签字</source>
        <translation>I cannot sign</translation>
    </message>
    <message>
        <source>签在线上方</source>
        <translation>Sign above the line</translation>
    </message>
    <message>
        <source>签名框，用一个手指写下姓名</source>
        <translation>Signature box: write your name with one finger</translation>
    </message>
    <message>
        <source>笔迹只封进这份申请，机器里不留。</source>
        <translation>Sealed into this case only.</translation>
    </message>
    <message>
        <source>撤一笔</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重签</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>这里就不交了</source>
        <translation>Nothing is handed in here</translation>
    </message>
    <message>
        <source>刚才填的马上清除。带好身份证，到窗口再说一遍。</source>
        <translation>What you typed is erased at once. Take your ID card to the window.</translation>
    </message>
    <message>
        <source>签名后才算送达。不签就离开，文书还在。</source>
        <translation>Only your signature counts as receipt.</translation>
    </message>
    <message>
        <source>《%1》送达回证</source>
        <translation>Proof of service: %1</translation>
    </message>
    <message>
        <source>我已收到这份文书，看过全文</source>
        <translation>I received it and read it all</translation>
    </message>
    <message>
        <source>签收不等于同意%1的决定</source>
        <translation>To receive is not to agree with %1</translation>
    </message>
    <message>
        <source>再看看文书</source>
        <translation>Read it again</translation>
    </message>
    <message>
        <source>笔迹只封进送达回证，机器里不留。</source>
        <translation>Sealed into the proof only.</translation>
    </message>
</context>
<context>
    <name>SmsPage</name>
    <message>
        <source>验证码发到哪个手机？</source>
        <translation>Which phone gets the code?</translation>
    </message>
    <message>
        <source>请输入短信验证码</source>
        <translation>Type the SMS code</translation>
    </message>
    <message>
        <source>这些是您以前在平台留的号码。</source>
        <translation>These are the numbers you registered.</translation>
    </message>
    <message>
        <source>正在发到 %1</source>
        <translation>Sending it to %1</translation>
    </message>
    <message>
        <source>已发到 %1</source>
        <translation>Sent to %1</translation>
    </message>
    <message>
        <source>已发到您留的手机 %1，%2 分钟内有效。</source>
        <translation>Sent to %1, valid for %2 minutes.</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>填好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>发 6 位验证码到这里</source>
        <translation>Send a 6-digit code here</translation>
    </message>
    <message>
        <source>号码都不用了？请到人工窗口更换。</source>
        <translation>None of them yours any more? Ask at a window.</translation>
    </message>
    <message>
        <source>验证码别告诉别人，工作人员也不会问您。</source>
        <translation>Tell nobody the code. Staff never asks for it.</translation>
    </message>
    <message>
        <source>%1 秒后可重发</source>
        <translation>Again in %1 s</translation>
    </message>
    <message>
        <source>没收到，再发一次</source>
        <translation>Send it again</translation>
    </message>
    <message>
        <source>这些是对方以前在平台留的号码。</source>
        <translation>Numbers the other person has given before.</translation>
    </message>
    <message>
        <source>验证码发到对方手机 %1，请对方念给您。</source>
        <translation>The code went to the other person&apos;s phone, %1: ask them to read it to you.</translation>
    </message>
    <message>
        <source>短信里写着您替对方办什么，对方同意才念。</source>
        <translation>The message says what you do for them: they read it out only if they agree.</translation>
    </message>
</context>
<context>
    <name>StatementPage</name>
    <message>
        <source>为什么问</source>
        <translation>Why we ask</translation>
    </message>
    <message>
        <source>交给：%1</source>
        <translation>Goes to: %1</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>第 %1 步 / 共 %2 步</source>
        <translation>Step %1 of %2</translation>
    </message>
</context>
<context>
    <name>TypeSheet</name>
    <message>
        <source>字号</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
</context>
</TS>
