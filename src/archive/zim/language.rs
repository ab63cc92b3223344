//! Languages as ISO 639-3 has them: with three letters each.

/// Each code of two letters (ISO 639-1), and that of three letters behind it.
const CODES: &str = "\
    aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul \
    bibis bmbam bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym \
    dadan dedeu dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus fafas ffful fifin fjfij \
    fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv hthat \
    huhun hyhye hzher iaina idind ieile igibo iiiii ikipk ioido isisl itita iuiku jajpn jvjav \
    kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir \
    lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon \
    mrmar msmsa mtmlt mymya nanau nbnob ndnde nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya \
    ococi ojoji omorm orori ososs papan pipli plpol pspus ptpor quque rmroh rnrun roron rurus \
    rwkin sasan scsrd sdsnd sesme sgsag shhbs sisin skslk slslv smsmo snsna sosom sqsqi srsrp \
    ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk tltgl tntsn toton trtur \
    tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid \
    yoyor zazha zhzho zuzul";

/// Where a language is not known.
const UNKNOWN: &str = "und";

/// The code of three letters for a BCP 47 tag.
pub(super) fn code(tag: &str) -> String {
    let language = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_word = language.bytes().all(|it| it.is_ascii_lowercase());
    match language.len() {
        2 if is_word => {
            let known = CODES.split(' ').find_map(|it| it.strip_prefix(&*language));
            known.unwrap_or(UNKNOWN).to_owned()
        }
        3 if is_word => language,
        _ => UNKNOWN.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{CODES, code};

    #[test]
    fn a_language_has_three_letters() {
        #[track_caller]
        fn case(tag: &str, known: &str) {
            assert_eq!(code(tag), known);
        }
        case("en", "eng");
        case("en-GB", "eng");
        case("HY", "hye");
        case("az-Latn-AZ", "aze");
        case("ru", "rus");
        case("ckb", "ckb");
        case("xx", "und");
        case("", "und");
        case("x-invented", "und");
        assert!(CODES.split(' ').all(|it| it.len() == 5));
    }
}
