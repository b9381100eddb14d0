# Tables of names: html entities, tokens of lib2to3.
# with: __future__.py
import __future__ as f

print(f.all_feature_names)
for name in f.all_feature_names[:4]:
    feature = getattr(f, name)
    print(name, feature.getOptionalRelease(), feature.getMandatoryRelease(), feature.compiler_flag)
