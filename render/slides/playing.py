"""When a presentation program plays a slide's video: the timing of PresentationML (ECMA-376 part 1, section 19.5)."""

from string import Template

_TIMING = Template(
    """
<p:timing xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">
  <p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>
    <p:seq concurrent="1" nextAc="seek">
      <p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>
        <p:par><p:cTn id="3" fill="hold">
          <p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>
          <p:childTnLst><p:par><p:cTn id="4" fill="hold">
            <p:stCondLst><p:cond delay="0"/></p:stCondLst>
            <p:childTnLst><p:par>
              <p:cTn id="5" presetID="1" presetClass="mediacall" presetSubtype="0" fill="hold" nodeType="clickEffect">
                <p:stCondLst><p:cond delay="0"/></p:stCondLst>
                <p:childTnLst><p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr>
                  <p:cTn id="6" dur="$milliseconds" fill="hold"/>
                  <p:tgtEl><p:spTgt spid="$shape"/></p:tgtEl>
                </p:cBhvr></p:cmd></p:childTnLst>
              </p:cTn>
            </p:par></p:childTnLst>
          </p:cTn></p:par></p:childTnLst>
        </p:cTn></p:par>
      </p:childTnLst></p:cTn>
      <p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>
      <p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>
    </p:seq>
    <p:video><p:cMediaNode vol="80000">
      <p:cTn id="7" fill="hold" display="0"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst></p:cTn>
      <p:tgtEl><p:spTgt spid="$shape"/></p:tgtEl>
    </p:cMediaNode></p:video>
  </p:childTnLst></p:cTn></p:par></p:tnLst>
</p:timing>
"""
)


def played_by_next(shape: int, seconds: float) -> str:
    """Timing of a slide that stands still until the first "next", which plays its video; the second goes on.

    PowerPoint calls this "Start: in click sequence". It is the slide's main sequence, so a click, the space bar, an
    arrow key and a presenter's remote all do the same. A lecturer can speak before the video moves and again when it
    has ended, which starting with the slide would not allow. What PowerPoint adds for a video of its own, a second
    sequence in which a click on the video pauses it, is left out: the video fills the slide, and a mouse click would
    never come past it. A video can be paused with the controls that appear below the pointer.

    Args:
        shape: number of the video's shape on the slide.
        seconds: that the video lasts.
    """
    return _TIMING.substitute(shape=shape, milliseconds=round(1000 * seconds))
